import type { KnownChallengeName } from '@latchkey/cognito';
import { expect, it } from 'vitest';
import { challenge } from './challenge.ts';

/** A pool never asks ADMIN_NO_SRP_AUTH of a client. */
const known = {
  CUSTOM_CHALLENGE: true,
  DEVICE_PASSWORD_VERIFIER: true,
  DEVICE_SRP_AUTH: true,
  EMAIL_OTP: true,
  MFA_SETUP: true,
  NEW_PASSWORD_REQUIRED: true,
  PASSWORD: true,
  PASSWORD_SRP: true,
  PASSWORD_VERIFIER: true,
  SELECT_CHALLENGE: true,
  SELECT_MFA_TYPE: true,
  SMS_MFA: true,
  SMS_OTP: true,
  SOFTWARE_TOKEN_MFA: true,
  WEB_AUTHN: true,
} satisfies Record<Exclude<KnownChallengeName, 'ADMIN_NO_SRP_AUTH'>, true>;

it("has a state for each challenge of Cognito's service model", () => {
  expect(Object.keys(challenge.states ?? {})).toEqual(expect.arrayContaining(Object.keys(known)));
});
