import type { Factor, Mfa } from '@latchkey/auth';
import type { Choice } from './choices.tsx';
import { icons } from './icons.ts';
import { laterIcons } from './later-icons.ts';

const FACTORS: { readonly [F in Factor]: Choice<F> } = {
  WEB_AUTHN: {
    value: 'WEB_AUTHN',
    title: 'Passkey',
    text: 'Your fingerprint, face or device PIN.',
    icon: icons.passkey,
  },
  PASSWORD_SRP: {
    value: 'PASSWORD_SRP',
    title: 'Password',
    text: 'Proved to the server, never sent.',
    icon: icons.key,
  },
  PASSWORD: {
    value: 'PASSWORD',
    title: 'Plain password',
    text: 'Sent over the encrypted line.',
    icon: laterIcons.lock,
  },
  EMAIL_OTP: { value: 'EMAIL_OTP', title: 'Email', text: 'A code in your inbox.', icon: laterIcons.mail },
  SMS_OTP: { value: 'SMS_OTP', title: 'Text message', text: 'A code on your phone.', icon: laterIcons.phone },
};

const MFAS: { readonly [M in Mfa]: Choice<M> } = {
  SOFTWARE_TOKEN_MFA: {
    value: 'SOFTWARE_TOKEN_MFA',
    title: 'Authenticator app',
    text: 'A code that your app makes, also offline.',
    icon: laterIcons.lock,
  },
  SMS_MFA: { value: 'SMS_MFA', title: 'Text message', text: 'A code on your phone.', icon: laterIcons.phone },
  EMAIL_OTP: { value: 'EMAIL_OTP', title: 'Email', text: 'A code in your inbox.', icon: laterIcons.mail },
};

export const factorChoices = (factors: readonly Factor[]): Choice<Factor>[] =>
  factors.map((factor) => FACTORS[factor]);

/** Ways that Latchkey does not know, by the names that Cognito gives them. */
export const otherChoices = (names: readonly string[]): Choice<string>[] =>
  names.map((value) => ({
    value,
    title: value.toLowerCase().replaceAll('_', ' '),
    text: 'Another way that is offered here.',
    icon: icons.key,
  }));

export const mfaChoices = (mfas: readonly Mfa[]): Choice<Mfa>[] => mfas.map((mfa) => MFAS[mfa]);
