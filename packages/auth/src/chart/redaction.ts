/**
 * An allow-list of event members that are safe to show. Members not listed here are hidden, and a new member of an event or
 * reply does not compile until it is listed.
 *
 * @module
 */
import type { AuthEvent } from '../machine/events.ts';
import type { Reply } from '../machine/ports.ts';
import type { Attempt, Challenge, ChallengeAnswer, Delivery, Fault, SessionInfo } from '../model.ts';

/**
 * `plain`: a protocol word, a number, a flag, or a list of them. `name`: a person's name, masked. `keys`: the keys, without
 * values. `secret`: only that it exists.
 */
type Show = 'plain' | 'name' | 'keys' | 'secret' | { readonly [member: string]: Show };

type MembersOf<T> = T extends unknown ? keyof T : never;
type Shown<T> = { readonly [member in Exclude<MembersOf<T>, 'type'>]: Show };

const fault: Shown<Fault> = {
  kind: 'plain',
  code: 'plain',
  reason: 'plain',
  field: 'plain',
  message: 'secret',
  reasonCode: 'plain',
  retryAt: 'plain',
};
const delivery: Shown<Delivery> = { medium: 'plain', destination: 'secret' };
const session: Shown<SessionInfo> = {
  username: 'name',
  expiresAt: 'plain',
  refreshAt: 'plain',
  clockDrift: 'plain',
  origin: 'plain',
};
const challenge: Shown<Challenge> = {
  name: 'plain',
  session: 'secret',
  parameters: 'secret',
  lapsesAt: 'plain',
  delivery,
  choices: 'plain',
  requiredAttributes: 'plain',
  attributes: 'keys',
  prompt: 'keys',
  proof: 'secret',
};
const attempt: Shown<Attempt> = {
  username: 'name',
  flow: 'plain',
  factor: 'plain',
  password: 'secret',
  proof: 'secret',
  autofill: 'plain',
  knownDevice: 'plain',
  round: 'plain',
  remember: 'plain',
  clientMetadata: 'keys',
  stepUp: 'plain',
};
const answer: Shown<ChallengeAnswer> = {
  kind: 'plain',
  code: 'secret',
  password: 'secret',
  choice: 'plain',
  email: 'name',
  attributes: 'keys',
  answer: 'secret',
  answers: 'secret',
};
const answered = { answer };

export const shownOfReply: Shown<Reply> = {
  kind: 'plain',
  fault,
  session,
  device: 'plain',
  followed: 'plain',
  attempt,
  challenge,
  proof: 'secret',
  totp: 'secret',
  redirect: 'secret',
  kept: 'secret',
  delivery,
};

export const shownOfEvent: {
  readonly [T in AuthEvent['type']]: Shown<Extract<AuthEvent, { type: T }>>;
} = {
  'signIn.start': {},
  'signIn.submit': {
    username: 'name',
    password: 'secret',
    flow: 'plain',
    factor: 'plain',
    autofill: 'plain',
    remember: 'plain',
    clientMetadata: 'keys',
  },
  'signIn.cancel': {},
  'signIn.restart': {},
  'managedLogin.start': { mode: 'plain', redirect: 'secret' },
  'callback.arrived': { redirect: 'secret' },
  'code.submit': answered,
  'password.submit': answered,
  'password.replace': answered,
  'email.submit': answered,
  'answer.submit': answered,
  'raw.submit': answered,
  'totp.verify': { code: 'secret', deviceName: 'secret' },
  'factor.choose': { factor: 'plain' },
  'mfa.choose': { mfa: 'plain' },
  'other.choose': { choice: 'plain' },
  'passkey.retry': {},
  'challenge.back': {},
  'signUp.start': {},
  'signUp.submit': {
    username: 'name',
    password: 'secret',
    attributes: 'keys',
    validationData: 'keys',
    clientMetadata: 'keys',
  },
  'signUp.confirm': { code: 'secret', forceAliasCreation: 'plain' },
  'signUp.enterCode': { username: 'name', clientMetadata: 'keys' },
  'reset.enterCode': { username: 'name', clientMetadata: 'keys' },
  'reset.start': {},
  'reset.request': { username: 'name', clientMetadata: 'keys' },
  'reset.confirm': { code: 'secret', password: 'secret' },
  'signOut.request': { scope: 'plain' },
  'session.refresh': { force: 'plain' },
  'session.deleted': {},
  'storage.changed': {},
  'session.replaced': { session, device: 'plain' },
  'device.remember': {},
  'device.decline': {},
  'device.forget': {},
  'device.retry': {},
  'device.forgotten': {},
  'fault.clear': {},
  'code.resend': {},
  'metadata.set': { clientMetadata: 'keys' },
  'connection.online': {},
  'connection.offline': {},
  'clock.wake': {},
  'tab.signedIn': { username: 'name' },
  'tab.signedOut': {},
  'tab.expired': {},
  'tab.refreshed': { session },
  'tab.deviceChanged': {},
  'tab.leading': {},
  'tab.following': {},
};

/** A JSON value. */
export type Payload =
  | string
  | number
  | boolean
  | null
  | readonly Payload[]
  | { readonly [member: string]: Payload };

/** The part of a value that is safe to show. */
export function masked(value: unknown, show: Show): Payload {
  if (value === null || value === undefined) return null;
  if (show === 'secret') return '•••';
  if (show === 'plain') return Array.isArray(value) ? value.map(plain) : plain(value);
  if (show === 'name') return `${typeof value === 'string' ? (/^./u.exec(value)?.[0] ?? '') : ''}•••`;
  if (typeof value !== 'object') return null;
  if (show === 'keys') return Object.keys(value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([member]) => Object.hasOwn(show, member))
      .map(([member, inner]) => [member, masked(inner, show[member] ?? 'secret')]),
  );
}

/** Protocol words are short; anything longer in their place is hidden. */
function plain(value: unknown): Payload {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' && /^[\w.:-]{1,64}$/.test(value) ? value : '•••';
}
