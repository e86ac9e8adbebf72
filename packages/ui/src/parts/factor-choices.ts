import type { Factor, Mfa } from '@latchkey/auth';
import type { StepWords } from '../words/words.ts';
import type { Choice } from './choices.tsx';
import { laterIcons } from './later-icons.ts';

type FactorName = Exclude<keyof StepWords['factors'], 'other'>;

const ICONS: Readonly<Record<FactorName, string>> = {
  passkey: laterIcons.passkey,
  password: laterIcons.key,
  email: laterIcons.mail,
  sms: laterIcons.phone,
  app: laterIcons.lock,
};

const NAMES: Readonly<Record<Factor | Mfa, FactorName>> = {
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
    const name: FactorName = NAMES[value];
    const { title, text } = factors[name];
    return { value, icon: ICONS[name], title, text };
  });

/** Factors that Latchkey does not know, by Cognito's names. */
export const otherChoices = (names: readonly string[], { factors }: StepWords): Choice<string>[] =>
  names.map((value) => ({
    value,
    title: value.toLowerCase().replaceAll('_', ' '),
    text: factors.other,
    icon: laterIcons.key,
  }));
