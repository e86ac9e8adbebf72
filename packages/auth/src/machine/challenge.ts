/**
 * One state for each challenge, entered by the server's name for it.
 *
 * @module
 */
import { passkey, password, passwordSrp, selectFactor } from './factors.ts';
import { withAttempt } from './inputs.ts';
import { mfaSetup, selectMfa } from './mfa.ts';
import type { StateConfig, States } from './setup.ts';
import {
  ask,
  busy,
  forgetDevice,
  onSameQuestion,
  onSignInReplies,
  prove,
  rejectedSignIn,
  respond,
  submitAnswer,
} from './shapes.ts';

const code = (view: 'smsCode' | 'emailCode' | 'totpCode') => ask(view, { 'code.submit': submitAnswer });

/** A code sent as a first factor: it can be sent again. */
const sentCode = (view: 'smsCode' | 'emailCode'): StateConfig =>
  ask(
    view,
    { 'code.submit': submitAnswer, 'code.resend': { guard: 'mayResend', target: 'resending' } },
    {
      resending: busy({
        src: 'initiateAuth',
        input: withAttempt,
        ...onSignInReplies([], undefined, 'entering.resendThrottled'),
      }),
    },
  );

/**
 * Without the device the sign-in restarts, if it can: a device cannot be proved, and a server that was sent its key at the
 * beginning may ask for that proof after the password.
 */
const proof = prove({
  forgettingDevice: forgetDevice([{ guard: 'hasPassword', target: '#starting' }, { target: rejectedSignIn }]),
});

const challenges: States = {
  PASSWORD_VERIFIER: proof,
  DEVICE_SRP_AUTH: proof,
  DEVICE_PASSWORD_VERIFIER: proof,
  NEW_PASSWORD_REQUIRED: ask('newPassword', { 'password.replace': submitAnswer }),
  SMS_MFA: code('smsCode'),
  SOFTWARE_TOKEN_MFA: code('totpCode'),
  EMAIL_OTP: sentCode('emailCode'),
  SMS_OTP: sentCode('smsCode'),
  SELECT_MFA_TYPE: selectMfa,
  MFA_SETUP: mfaSetup,
  SELECT_CHALLENGE: selectFactor,
  PASSWORD: password,
  PASSWORD_SRP: passwordSrp,
  WEB_AUTHN: passkey,
  CUSTOM_CHALLENGE: ask(
    'custom',
    { 'answer.submit': submitAnswer },
    respond('answering', undefined, undefined, [onSameQuestion]),
  ),
};

export const challenge: StateConfig = {
  id: 'challenge',
  exit: 'dropChallenge',
  initial: 'routing',
  states: {
    routing: {
      tags: ['transient'],
      always: [
        {
          guard: 'breaksPromise',
          target: rejectedSignIn,
          actions: { type: 'setFault', params: { kind: 'configuration', code: 'plain-password' } },
        },
        ...Object.keys(challenges).map((step) => ({
          guard: { type: 'stepIs' as const, params: { step } },
          target: step,
        })),
        { target: 'unsupported' },
      ],
    },
    ...challenges,
    unsupported: ask('unsupported', { 'raw.submit': submitAnswer }),
  },
};
