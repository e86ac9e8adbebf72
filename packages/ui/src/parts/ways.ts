import type { Factor, Mfa } from '@latchkey/auth';
import type { StepWords } from '../words/words.ts';
import type { Choice } from './choices.tsx';
import { laterIcons } from './later-icons.ts';

type Way = Exclude<keyof StepWords['factors'], 'other'>;

const ICONS: Readonly<Record<Way, string>> = {
  passkey: laterIcons.passkey,
  password: laterIcons.key,
  email: laterIcons.mail,
  sms: laterIcons.phone,
  app: laterIcons.lock,
};

const WAYS: Readonly<Record<Factor | Mfa, Way>> = {
  WEB_AUTHN: 'passkey',
  PASSWORD_SRP: 'password',
  PASSWORD: 'password',
  EMAIL_OTP: 'email',
  SMS_OTP: 'sms',
  SMS_MFA: 'sms',
  SOFTWARE_TOKEN_MFA: 'app',
};

/** The factors, or second steps, that Cognito offers. */
export const choicesOf = <Value extends Factor | Mfa>(
  values: readonly Value[],
  { factors }: StepWords,
): Choice<Value>[] =>
  values.map((value) => {
    const way: Way = WAYS[value];
    const { title, text } = factors[way];
    return { value, icon: ICONS[way], title, text };
  });

/** Factors that Latchkey does not know, by Cognito's names. */
export const otherChoices = (names: readonly string[], { factors }: StepWords): Choice<string>[] =>
  names.map((value) => ({
    value,
    title: value.toLowerCase().replaceAll('_', ' '),
    text: factors.other,
    icon: laterIcons.key,
  }));
