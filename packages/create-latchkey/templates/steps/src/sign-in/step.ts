import type { Delivery, Factor, Mfa, TotpSetup } from '@latchkey/auth';

export interface Field {
  name: string;
  label: string;
  autocomplete: AutoFill | 'bday' | 'url';
  type?: 'text' | 'password' | 'email' | 'tel' | 'date' | 'url';
  inputmode?: 'numeric';
  value?: string;
  readonly?: boolean;
}

export interface Choice {
  label: string;
  choose: () => void;
}

/** The content of the page in one view. The component beside this file draws it. */
export interface Step {
  /** Changes when the form should start empty. */
  id: string;
  title: string;
  text?: string;
  /** The key for an authenticator app. */
  key?: TotpSetup;
  form?: { fields: Field[]; button: string; submit: (values: Record<string, string>) => void };
  choices?: Choice[];
}

export const username: Field = { name: 'username', label: 'Username', autocomplete: 'username' };
export const email: Field = { name: 'email', label: 'Email', type: 'email', autocomplete: 'email' };
export const password: Field = {
  name: 'password',
  label: 'Password',
  type: 'password',
  autocomplete: 'current-password',
};
export const newPassword: Field = { ...password, label: 'New password', autocomplete: 'new-password' };
export const code: Field = {
  name: 'code',
  label: 'Code',
  inputmode: 'numeric',
  autocomplete: 'one-time-code',
};
export const answer: Field = { name: 'answer', label: 'Answer', autocomplete: 'off' };

/** Read-only, because password managers store a password with the username beside it. */
export const usernameOf = (value: string): Field => ({ ...username, value, readonly: true });

const FACTORS: Record<Factor | Mfa, string> = {
  PASSWORD: 'Password',
  PASSWORD_SRP: 'Password',
  WEB_AUTHN: 'Passkey',
  EMAIL_OTP: 'Code by email',
  SMS_OTP: 'Code by text message',
  SMS_MFA: 'Code by text message',
  SOFTWARE_TOKEN_MFA: 'Authenticator app',
};

export const choicesOf = <Name extends Factor | Mfa>(
  names: readonly Name[],
  choose: (name: Name) => void,
): Choice[] => names.map((name) => ({ label: FACTORS[name], choose: () => choose(name) }));

export const others = (names: readonly string[], choose: (name: string) => void): Choice[] =>
  names.map((name) => ({ label: name, choose: () => choose(name) }));

export const sentTo = (delivery: Delivery | null) =>
  delivery?.destination ? `We sent a code to ${delivery.destination}.` : 'Enter the code that we sent you.';

const ATTRIBUTES: Record<string, Partial<Field>> = {
  email,
  phone_number: { label: 'Phone number, such as +44 20 7946 0000', type: 'tel', autocomplete: 'tel' },
  name: { label: 'Full name', autocomplete: 'name' },
  given_name: { label: 'First name', autocomplete: 'given-name' },
  family_name: { label: 'Last name', autocomplete: 'family-name' },
  birthdate: { label: 'Date of birth', type: 'date', autocomplete: 'bday' },
  website: { label: 'Website', type: 'url', autocomplete: 'url' },
};

export const attribute = (name: string): Field => ({
  label: name.replace('custom:', '').replaceAll('_', ' '),
  autocomplete: 'off',
  ...ATTRIBUTES[name],
  name,
});

export const waysOut = ({ back, cancel }: { back: () => void; cancel: () => void }): Choice[] => [
  { label: 'Back', choose: back },
  { label: 'Cancel', choose: cancel },
];
