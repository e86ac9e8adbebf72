/** Second factors by the name of their challenge, with the attribute that their codes are sent to. */
export const MFA_FACTORS = {
  SMS_MFA: 'phone_number',
  SOFTWARE_TOKEN_MFA: undefined,
  EMAIL_OTP: 'email',
} as const satisfies Record<string, Contact | undefined>;
export type MfaFactor = keyof typeof MFA_FACTORS;

/** First factors, with the USER_AUTH challenges of each. */
export const FIRST_FACTORS = {
  PASSWORD: ['PASSWORD_SRP', 'PASSWORD'],
  EMAIL_OTP: ['EMAIL_OTP'],
  SMS_OTP: ['SMS_OTP'],
  WEB_AUTHN: ['WEB_AUTHN'],
} as const;
export type FirstFactor = keyof typeof FIRST_FACTORS;
/** The names to choose from in SELECT_CHALLENGE. */
export type FirstChallenge = (typeof FIRST_FACTORS)[FirstFactor][number];

/** Attributes that a code can be sent to. */
export const CONTACTS = ['email', 'phone_number'] as const;
export type Contact = (typeof CONTACTS)[number];
