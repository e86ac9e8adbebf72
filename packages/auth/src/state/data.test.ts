import { describe, expect, it } from 'vitest';
import { session } from '../../test/replies.ts';
import { type AuthContext, createContext } from '../machine/context.ts';
import type { AuthMeta, AuthTag } from '../machine/tags.ts';
import type { Challenge, Fault } from '../model.ts';
import { actionsOf, type IdTokenClaims, type View } from '../views.ts';
import { createActions } from './actions.ts';
import { createProjection, projectState } from './projection.ts';

const actions = createActions(() => {});
const claims = { sub: 'a-sub', exp: 2, iat: 1, 'cognito:username': 'ann' } as IdTokenClaims;
const readers = { claims: () => claims, totp: () => ({ secret: 's', uri: 'u' }) };
const fault: Fault = { kind: 'code', code: 'x' };
const base = createContext({ flow: 'USER_AUTH', onExpired: 'signOut', tabs: false });
const delivery = { medium: 'EMAIL', destination: 'a***' } as const;

interface Changes {
  readonly context?: Partial<AuthContext>;
  readonly challenge?: Partial<Challenge>;
  readonly tags?: readonly AuthTag[];
  readonly meta?: AuthMeta;
}

const snapshotOf = (view: View, { context, challenge, tags = [], meta }: Changes = {}) => ({
  context: {
    ...base,
    attempt: { ...base.attempt, username: 'ann' },
    challenge: { ...base.challenge, lapsesAt: 7, ...challenge },
    ...context,
  },
  hasTag: (tag: AuthTag) => tags.includes(tag),
  getMeta: () => ({ auth: { view, ...meta } }),
});

/** The data of a view, besides what all views have. */
function shown(view: View, changes?: Changes): Record<string, unknown> {
  const state = projectState(snapshotOf(view, changes), actions, readers);
  return Object.fromEntries(
    Object.entries(state).filter(
      ([name]) => !['view', 'busy', 'fault', 'notice', 'page'].includes(name) && !(name in actions),
    ),
  );
}

const step = { username: 'ann', lapsesAt: 7 };

describe('a view shows', () => {
  it.each<[View, Changes, object]>([
    ['splash', {}, {}],
    ['signingOut', {}, {}],
    ['signedOut', { context: { ended: 'expired' } }, { reason: 'expired' }],
    ['signIn', {}, { username: 'ann' }],
    ['lapsed', {}, { username: 'ann' }],
    ['signUp', {}, { username: 'ann' }],
    ['forgotPassword', {}, { username: 'ann' }],
    ['password', {}, step],
    ['setUpEmail', {}, step],
    ['smsCode', { challenge: { delivery } }, { ...step, delivery }],
    ['emailCode', { challenge: { delivery } }, { ...step, delivery }],
    ['totpCode', {}, { ...step, deviceName: null }],
    ['totpCode', { challenge: { prompt: { FRIENDLY_DEVICE_NAME: 'phone' } } }, { deviceName: 'phone' }],
    [
      'chooseMfa',
      { challenge: { name: 'SELECT_MFA_TYPE', choices: ['SMS_MFA', 'NEW_ONE', 'EMAIL_OTP', 'PASSWORD'] } },
      { ...step, choices: ['SMS_MFA', 'EMAIL_OTP'], otherChoices: ['NEW_ONE', 'PASSWORD'] },
    ],
    [
      'setUpMfa',
      { challenge: { name: 'MFA_SETUP', choices: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'NEW_ONE'] } },
      { ...step, choices: ['SOFTWARE_TOKEN_MFA'], available: true },
    ],
    [
      'setUpMfa',
      { challenge: { name: 'MFA_SETUP', choices: ['SMS_MFA'] } },
      { ...step, choices: [], available: false },
    ],
    ['setUpTotp', {}, { ...step, getTotpSetup: readers.totp }],
    [
      'newPassword',
      { challenge: { requiredAttributes: ['email'], attributes: { name: 'Ann' } } },
      { ...step, requiredAttributes: ['email'], attributes: { name: 'Ann' } },
    ],
    [
      'custom',
      { challenge: { prompt: { hint: 'a' } }, context: { attempt: { ...base.attempt, round: 2 } } },
      { round: 2 },
    ],
    ['custom', { challenge: { prompt: { hint: 'a' } } }, { ...step, parameters: { hint: 'a' }, round: 0 }],
    [
      'unsupported',
      { challenge: { name: 'NEW_ONE', prompt: { hint: 'a' } } },
      { ...step, challengeName: 'NEW_ONE', parameters: { hint: 'a' } },
    ],
    ['managedLogin', {}, { popup: false }],
    ['managedLogin', { tags: ['popup'] }, { popup: true }],
    ['confirmSignUp', { context: { delivery } }, { username: 'ann', delivery, canResend: true }],
    ['resetPassword', { tags: ['throttled'] }, { username: 'ann', delivery: null, canResend: false }],
    ['expired', {}, { username: '' }],
    ['expired', { context: { session: session({ username: 'bea' }) } }, { username: 'bea' }],
    [
      'passkey',
      { challenge: { choices: ['WEB_AUTHN', 'NEW_ONE'] }, tags: ['background'] },
      { ...step, choices: ['WEB_AUTHN'], otherChoices: ['NEW_ONE'], autofill: true },
    ],
    ['passkey', {}, { autofill: false }],
  ])('%s %#', (view, changes, data) => {
    expect(shown(view, changes)).toMatchObject(data);
  });

  it('one password where there are two ways to prove it', () => {
    const both = ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'NEW_ONE'];
    expect(shown('chooseFactor', { challenge: { choices: both } })).toEqual({
      ...step,
      choices: ['PASSWORD_SRP', 'EMAIL_OTP'],
      otherChoices: ['NEW_ONE'],
    });
    const plain = { challenge: { choices: ['PASSWORD', 'EMAIL_OTP'] } };
    expect(shown('chooseFactor', plain)).toMatchObject({ choices: ['PASSWORD', 'EMAIL_OTP'] });
  });

  it('that a code may be sent again where it was chosen, and not too soon', () => {
    const attempt = { ...base.attempt, factor: 'SMS_OTP' } as const;
    const may = (name: string, tags: readonly AuthTag[] = []) =>
      shown('smsCode', { context: { attempt, challenge: { ...base.challenge, name } }, tags }).canResend;
    expect([may('SMS_OTP'), may('SMS_MFA'), may('SMS_OTP', ['throttled'])]).toEqual([true, false, false]);
  });
});

describe('home', () => {
  it('shows the user, the session, the device, the network and the tab', () => {
    const info = session({ username: 'ann', expiresAt: 9, refreshAt: 8, clockDrift: 1 });
    expect(shown('home', { context: { session: info, tab: 'leading' } })).toEqual({
      user: { username: 'ann', claims },
      sessionOrigin: 'api',
      session: { status: 'fresh', expiresAt: 9, refreshAt: 8, clockDrift: 1 },
      device: 'none',
      online: true,
      tab: 'leading',
    });
    const other: Changes = {
      context: { session: { ...info, origin: 'managedLogin' }, device: 'new' },
      meta: { session: 'stale', device: 'confirming' },
      tags: ['offline'],
    };
    expect(shown('home', other)).toMatchObject({
      sessionOrigin: 'managedLogin',
      session: { status: 'stale' },
      device: 'confirming',
      online: false,
    });
    // One that is known stays as it was while it is looked at again.
    const known: Changes = { context: { device: 'remembered' }, meta: { device: 'confirming' } };
    expect(shown('home', known)).toMatchObject({ device: 'remembered' });
  });

  it('shows nobody’s claims but the user’s own', () => {
    expect(shown('home', { context: { session: session({ username: 'bea' }) } })).toMatchObject({
      user: { username: 'bea', claims: { sub: '', exp: 0, iat: 0, 'cognito:username': 'bea' } },
    });
    expect(shown('home')).toMatchObject({
      user: { username: '' },
      session: { expiresAt: 0, refreshAt: 0, clockDrift: 0 },
    });
  });
});

describe('every view', () => {
  it('has the actions that it offers, and of managed login only those that the app has', () => {
    const state = projectState(snapshotOf('signedOut'), actions, readers);
    expect(Object.keys(state).filter((name) => name in actions)).toEqual(
      actionsOf.signedOut.filter((name) => name in actions),
    );
    expect(Object.values(state).every((value) => value !== undefined)).toBe(true);
  });

  it('says whether it is busy, which field is wrong, and what to announce', () => {
    const context = { fault, notice: 'confirmed' } as const;
    expect(projectState(snapshotOf('signIn', { context }), actions, readers)).toMatchObject({
      view: 'signIn',
      busy: false,
      fault: null,
      notice: 'confirmed',
    });
    const tags = ['busy', 'error'] as const;
    expect(projectState(snapshotOf('signIn', { context, tags }), actions, readers)).toMatchObject({
      busy: true,
      fault,
    });
  });

  it('has the page of the user who is signed in, but not as that ends', () => {
    const context = { session: session({ username: 'ann' }) };
    const page = (view: View) => projectState(snapshotOf(view, { context }), actions, readers).page;
    expect(page('expired')).toEqual({ user: { username: 'ann', claims } });
    expect(page('signingOut')).toBeNull();
    expect(projectState(snapshotOf('signIn'), actions, readers).page).toBeNull();
  });

  it('is that of the innermost state, in any order, or the splash', () => {
    const metas = (getMeta: () => Record<string, AuthMeta | undefined>) =>
      projectState({ ...snapshotOf('signIn'), getMeta }, actions, readers);
    expect(
      metas(() => ({
        'auth.signIn.challenge': { view: 'smsCode' },
        auth: { view: 'signIn' },
        'auth.signIn': undefined,
      })),
    ).toMatchObject({ view: 'smsCode' });
    expect(metas(() => ({}))).toMatchObject({ view: 'splash' });
  });
});

it('claims stay while tokens are renewed, and end with the session', () => {
  let present: IdTokenClaims | null = claims;
  const project = createProjection(actions, { ...readers, claims: () => present });
  const home = () => project(snapshotOf('home', { context: { session: session({ username: 'ann' }) } }));
  const user = () => {
    const state = home();
    return state.view === 'home' ? state.user.claims.sub : null;
  };
  expect(user()).toBe('a-sub');
  present = null;
  expect(user()).toBe('a-sub');
  project(snapshotOf('signedOut'));
  expect(user()).toBe('');
});
