import { describe, expect, test } from 'vitest';
import { challenged, type Harness, signedIn, signedOut } from '../../test/harness.ts';
import { opened, pristine } from '../../test/opened-context.ts';
import { challenge, challengeReply, faultReply, session, sessionReply } from '../../test/replies.ts';
import { seal } from '../sealed.ts';

const flow = 'USER_PASSWORD_AUTH' as const;
const password = 'Secret-1';

const attempts: readonly [string, () => Promise<Harness>][] = [
  [
    'a refused password',
    async () => {
      const harness = await signedOut({ flow });
      harness.actions.signIn({
        username: 'ada',
        password,
        remember: 'none',
        clientMetadata: { app: 'demo' },
      });
      await harness.reply('initiateAuth', faultReply('credentials'));
      return harness;
    },
  ],
  [
    'a password that is on its way',
    async () => {
      const harness = await signedOut({ flow });
      harness.actions.signIn({ username: 'ada', password });
      return harness;
    },
  ],
  [
    'a code that was asked for, where the device was not recognised',
    async () => {
      const harness = await challenged('SMS_MFA', { attributes: { email: 'ada@example.com' } });
      harness.actions.submitCode('123456');
      await harness.reply('respond', faultReply('deviceUnknown'));
      await harness.reply('forgetLocalDevice', { kind: 'done' });
      await harness.reply('respond', faultReply('code'));
      return harness;
    },
  ],
  [
    'the second question of a trigger',
    async () => {
      const harness = await challenged('CUSTOM_CHALLENGE', { prompt: { question: 'What colour?' } });
      harness.actions.submitAnswer('green');
      await harness.reply('respond', challengeReply('CUSTOM_CHALLENGE', { prompt: { question: 'And?' } }));
      return harness;
    },
  ],
  [
    'an authenticator app that is being set up',
    async () => {
      const harness = await challenged('MFA_SETUP', { choices: ['SOFTWARE_TOKEN_MFA'] });
      await harness.reply('associateTotp', {
        kind: 'totp',
        totp: seal({ secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/ada' }),
        challenge: challenge('MFA_SETUP'),
      });
      return harness;
    },
  ],
  [
    'a sign-up whose code was sent',
    async () => {
      const harness = await signedOut({ flow });
      harness.actions.signUp({ username: 'ada', password });
      const delivery = { medium: 'EMAIL', destination: 'a***@e***' } as const;
      await harness.reply('signUp', { kind: 'delivered', delivery });
      expect(opened(harness).attempt).toMatchObject({ autofill: false });
      return harness;
    },
  ],
  [
    'a way over the domain of the pool',
    async () => {
      const harness = await signedOut({ flow });
      harness.actions.signInWithRedirect({ provider: 'Google' });
      return harness;
    },
  ],
];

test('at the start there is nothing', async () => {
  expect(opened(await signedOut({ flow }))).toEqual(pristine);
});

describe.each(attempts)('of %s', (_, begin) => {
  test('nothing is left once the person gives up', async () => {
    const harness = await begin();
    expect(opened(harness)).not.toEqual(pristine);
    harness.actions.cancel();
    expect(harness.state.view).toBe('signedOut');
    expect(opened(harness)).toEqual(pristine);
  });

  test('nothing is left once another tab has signed in', async () => {
    const harness = await begin();
    harness.tell.tabs({ type: 'tab.signedIn', username: 'ada' });
    expect(opened(harness)).toEqual(pristine);
  });
});

test('of a sign-in only the session is left', async () => {
  const harness = await challenged('SMS_MFA', {}, { remember: 'session' });
  harness.actions.submitCode('123456');
  await harness.reply('respond', sessionReply({}, 'declined'));
  expect(opened(harness)).toEqual({ ...pristine, session: session(), device: 'declined' });
});

test.each([
  ['an answer', 'SMS_MFA', {}],
  ['a setup', 'MFA_SETUP', { choices: ['SOFTWARE_TOKEN_MFA'] }],
] as const)(
  'of %s nothing but the username is left in the form that the person goes back to',
  async (_, name, changes) => {
    const harness = await challenged(name, {
      ...changes,
      choices: [...('choices' in changes ? changes.choices : [])],
    });
    if (name === 'MFA_SETUP')
      await harness.reply('associateTotp', {
        kind: 'totp',
        totp: seal({ secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/ada' }),
        challenge: challenge('MFA_SETUP'),
      });
    harness.actions.back();
    expect(harness.state.view).toBe('signIn');
    expect(opened(harness)).toEqual({ ...pristine, attempt: { ...pristine.attempt, username: 'ada' } });
  },
);

test('of a window that was closed nothing is left in the form', async () => {
  const harness = await signedOut({ flow });
  harness.actions.signInWithPopup();
  const { redirect } = harness.actor.getSnapshot().context;
  await harness.reply('prepareRedirect', { kind: 'show', redirect: seal({ url: 'https://login.example' }) });
  expect(harness.actor.getSnapshot().context.redirect).not.toBe(redirect);
  await harness.reply('showWindow', faultReply('cancelled'));
  expect(harness.state).toMatchObject({ view: 'signIn', fault: { kind: 'cancelled' } });
  harness.actions.clearFault();
  expect(opened(harness)).toEqual(pristine);
});

test('of a fault nothing is left once the person has read it', async () => {
  const harness = await signedOut({ flow });
  harness.actions.signIn({ username: 'ada', password });
  await harness.reply('initiateAuth', faultReply('credentials'));
  harness.actions.clearFault();
  expect(opened(harness)).toEqual({ ...pristine, attempt: { ...pristine.attempt, username: 'ada' } });
});

test('of a session nothing is shown while that of another person is read', async () => {
  const harness = await signedIn({}, 'remembered', { flow });
  harness.tell.tabs({ type: 'tab.signedIn', username: 'grace' });
  expect(harness.state).toMatchObject({ view: 'splash', page: null });
  expect(opened(harness)).toEqual(pristine);
});

test('of a proof nothing is left once it was sent', async () => {
  const harness = await signedOut();
  harness.actions.signIn({ username: 'ada', password });
  await harness.reply('prepareSrp', { kind: 'proof', proof: seal('a proof') });
  await harness.reply('initiateAuth', challengeReply('PASSWORD_VERIFIER'));
  expect(opened(harness).attempt).toMatchObject({ proof: null });
});

test('of a session only the reason of its end is left', async () => {
  const harness = await signedIn({ refreshAt: 1_000 }, 'remembered', { flow });
  harness.clock.increment(1_000);
  await harness.reply('refreshTokens', faultReply('network'));
  harness.actions.signOut('global');
  await harness.reply('clearSession', { kind: 'done' });
  await harness.reply('revokeTokens', { kind: 'done' });
  expect(harness.state).toMatchObject({ view: 'signedOut', fault: null });
  expect(opened(harness)).toEqual({ ...pristine, ended: 'signOut' });
});

test('of a fault nothing is left after the refresh that works', async () => {
  const harness = await signedIn({ refreshAt: 1_000 }, 'none', { flow });
  harness.clock.increment(1_000);
  await harness.reply('refreshTokens', faultReply('network'));
  harness.actions.refresh();
  const later = session({ refreshAt: 6_000_000, expiresAt: 6_600_000 });
  await harness.reply('refreshTokens', { kind: 'session', session: later });
  expect(opened(harness)).toEqual({ ...pristine, session: later });
});

test('which tab leads is known through sign-ins and sign-outs', async () => {
  const harness = await signedIn({}, 'none', { tabs: true, flow });
  expect(harness.state).toMatchObject({ tab: 'following' });
  harness.tell.tabs({ type: 'tab.leading' });
  harness.actions.signOut();
  await harness.reply('clearSession', { kind: 'done' });
  await harness.reply('revokeTokens', { kind: 'done' });
  expect(opened(harness)).toMatchObject({ tab: 'leading' });
  harness.actions.showSignIn();
  harness.actions.cancel();
  harness.actions.signIn({ username: 'ada', password });
  await harness.reply('initiateAuth', sessionReply());
  expect(harness.state).toMatchObject({ view: 'home', tab: 'leading' });
});
