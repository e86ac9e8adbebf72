/**
 * A sample event of every type, as a person, the browser or another tab would send it.
 *
 * @module
 */

import { AT_ONCE } from '../../at-once.ts';
import { type AuthContext, otherChoices } from '../../machine/context.ts';
import type { AuthEvent } from '../../machine/events.ts';
import { FACTORS, MFAS } from '../../model.ts';
import { seal } from '../../sealed.ts';
import { sampleSession } from './session.ts';

type EventOf<T extends AuthEvent['type']> = Extract<AuthEvent, { type: T }>;

const username = 'ada@example.com';
const secret = seal('');
const noMetadata = { clientMetadata: null };

const signIn = (changes: Partial<EventOf<'signIn.submit'>>): EventOf<'signIn.submit'> => ({
  type: 'signIn.submit',
  username,
  password: null,
  flow: null,
  factor: null,
  autofill: false,
  remember: null,
  ...noMetadata,
  ...changes,
});

/**
 * Every event that can come from outside, with each payload that makes a difference to the chart. `now` in epoch
 * milliseconds.
 */
export function sampleEvents(
  context: AuthContext,
  now: number,
): { readonly [T in AuthEvent['type']]: readonly EventOf<T>[] } {
  const { challenge } = context;
  return {
    'signIn.start': [{ type: 'signIn.start' }],
    'signIn.submit': [
      signIn({ password: secret, flow: 'USER_SRP_AUTH' }),
      signIn({ password: secret, flow: 'USER_PASSWORD_AUTH' }),
      signIn({ flow: 'CUSTOM_AUTH' }),
      signIn({ flow: 'USER_AUTH' }),
      signIn({ flow: 'USER_AUTH', factor: 'EMAIL_OTP' }),
      signIn({ flow: 'USER_AUTH', factor: 'SMS_OTP' }),
      signIn({ flow: 'USER_AUTH', factor: 'WEB_AUTHN', autofill: true }),
    ],
    'signIn.cancel': [{ type: 'signIn.cancel' }],
    'signIn.restart': [{ type: 'signIn.restart' }],
    'managedLogin.start': (['redirect', 'popup', 'silent'] as const).map((mode) => ({
      type: 'managedLogin.start',
      mode,
      redirect: secret,
    })),
    'callback.arrived': [{ type: 'callback.arrived', redirect: secret }],
    'code.submit': [{ type: 'code.submit', answer: { kind: 'code', code: secret } }],
    'password.submit': [{ type: 'password.submit', answer: { kind: 'password', password: secret } }],
    'password.replace': [
      { type: 'password.replace', answer: { kind: 'newPassword', password: secret, attributes: {} } },
    ],
    'email.submit': [{ type: 'email.submit', answer: { kind: 'email', email: username } }],
    'answer.submit': [{ type: 'answer.submit', answer: { kind: 'custom', answer: secret } }],
    'raw.submit': [{ type: 'raw.submit', answer: { kind: 'raw', answers: seal({}) } }],
    'totp.verify': [{ type: 'totp.verify', code: secret, deviceName: null }],
    'factor.choose': FACTORS.filter((factor) => challenge.choices.includes(factor)).map((factor) => ({
      type: 'factor.choose',
      factor,
    })),
    'mfa.choose': MFAS.filter((mfa) => challenge.choices.includes(mfa)).map((mfa) => ({
      type: 'mfa.choose',
      mfa,
    })),
    'other.choose': otherChoices(context).map((choice) => ({ type: 'other.choose', choice })),
    'passkey.retry': [{ type: 'passkey.retry' }],
    'challenge.back': [{ type: 'challenge.back' }],
    'signUp.start': [{ type: 'signUp.start' }],
    'signUp.submit': [
      {
        type: 'signUp.submit',
        username,
        password: secret,
        attributes: {},
        validationData: {},
        ...noMetadata,
      },
    ],
    'signUp.confirm': [{ type: 'signUp.confirm', code: secret, forceAliasCreation: false }],
    'signUp.enterCode': [{ type: 'signUp.enterCode', username, ...noMetadata }],
    'reset.enterCode': [{ type: 'reset.enterCode', username, ...noMetadata }],
    'reset.start': [{ type: 'reset.start' }],
    'reset.request': [{ type: 'reset.request', username, ...noMetadata }],
    'reset.confirm': [{ type: 'reset.confirm', code: secret, password: secret }],
    'signOut.request': [{ type: 'signOut.request', scope: 'local' }],
    'session.refresh': [{ type: 'session.refresh', force: true }],
    'session.deleted': [{ type: 'session.deleted' }],
    'storage.changed': [{ type: 'storage.changed' }],
    'session.replaced': [{ type: 'session.replaced', session: sampleSession(now), device: 'none' }],
    'device.remember': [{ type: 'device.remember' }],
    'device.decline': [{ type: 'device.decline' }],
    'device.forget': [{ type: 'device.forget' }],
    'device.retry': [{ type: 'device.retry' }],
    'device.forgotten': [{ type: 'device.forgotten' }],
    'fault.clear': [{ type: 'fault.clear' }],
    'code.resend': [{ type: 'code.resend' }],
    'metadata.set': [{ type: 'metadata.set', ...noMetadata }],
    'connection.online': [{ type: 'connection.online' }],
    'connection.offline': [{ type: 'connection.offline' }],
    'clock.wake': [{ type: 'clock.wake' }],
    'tab.signedIn': [
      { type: 'tab.signedIn', username: 'grace' },
      { type: 'tab.signedIn', username: 'ada' },
    ],
    'tab.signedOut': [{ type: 'tab.signedOut' }],
    'tab.expired': [{ type: 'tab.expired' }],
    'tab.refreshed': [
      { type: 'tab.refreshed', session: sampleSession(now) },
      { type: 'tab.refreshed', session: sampleSession(now, { refreshAt: AT_ONCE }) },
    ],
    'tab.deviceChanged': [{ type: 'tab.deviceChanged' }],
    'tab.leading': [{ type: 'tab.leading' }],
    'tab.following': [{ type: 'tab.following' }],
  };
}
