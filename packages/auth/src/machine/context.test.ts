import { describe, expect, test } from 'vitest';
import { challenged, type Harness, signedIn, signedOut } from '../../test/harness.ts';
import { challenge, challengeReply, faultReply, session, sessionReply } from '../../test/replies.ts';
import { seal, unseal } from '../sealed.ts';
import type { AuthContext } from './context.ts';

/** Before anybody has done anything. */
const pristine = {
  attempt: {
    username: '',
    flow: 'USER_PASSWORD_AUTH',
    factor: null,
    password: null,
    proof: null,
    autofill: false,
    knownDevice: true,
    remember: 'browser',
    clientMetadata: null,
  },
  challenge: {
    name: '',
    session: null,
    parameters: {},
    lapsesAt: 0,
    delivery: null,
    choices: [],
    requiredAttributes: [],
    attributes: {},
    prompt: {},
    proof: null,
  },
  answer: { kind: 'proof' },
  round: 0,
  totp: null,
  fault: null,
  redirect: {},
  delivery: null,
  session: null,
  device: 'none',
  refreshFailures: 0,
  deviceFailures: 0,
  tab: 'alone',
  scope: 'local',
  reason: 'signOut',
  ended: null,
  notice: null,
};

/** The context, with what is sealed in it opened. */
function opened({ actor }: Harness) {
  const { config: _, challenge: last, redirect, ...others }: AuthContext = actor.getSnapshot().context;
  return {
    ...others,
    challenge: { ...last, parameters: unseal(last.parameters) },
    redirect: unseal(redirect),
  };
}

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

describe('an attempt', () => {
  const sent = async (request: Parameters<Harness['actions']['signIn']>[0]) => {
    const harness = await signedOut({ flow });
    harness.actions.signIn(request);
    return (await harness.reply('initiateAuth', faultReply('network'))).attempt;
  };

  test('has the username without the space that phones add', async () => {
    expect(await sent({ username: ' ada ', password })).toMatchObject({ username: 'ada' });
  });

  test('is remembered in the browser, without a passkey in the autofill, unless it says otherwise', async () => {
    expect(await sent({ username: 'ada', password })).toMatchObject({ remember: 'browser', autofill: false });
    expect(
      await sent({ username: 'ada', flow: 'USER_AUTH', autofill: true, remember: 'none' }),
    ).toMatchObject({ remember: 'none', autofill: true });
  });

  test('has the metadata that were set last, in every step from then on', async () => {
    const harness = await challenged('SMS_MFA', {}, { clientMetadata: { step: 'first' } });
    harness.actions.setClientMetadata({ step: 'second' });
    harness.actions.submitCode('123456');
    const { attempt } = await harness.reply('respond', sessionReply());
    expect(attempt.clientMetadata).toEqual({ step: 'second' });
  });

  test.each([
    ['PASSWORD_VERIFIER', true],
    ['DEVICE_SRP_AUTH', true],
    ['DEVICE_PASSWORD_VERIFIER', true],
    ['SMS_MFA', false],
  ])('keeps the password for %s: %s', async (name, isKept) => {
    const { actor } = await challenged(name);
    expect(actor.getSnapshot().context.attempt.password !== null).toBe(isKept);
  });

  test('counts the questions of a trigger, and nothing else', async () => {
    const harness = await challenged('CUSTOM_CHALLENGE');
    harness.actions.submitAnswer('42');
    await harness.reply('respond', challengeReply('SMS_MFA'));
    expect(opened(harness)).toMatchObject({ round: 1 });
    harness.actions.submitCode('123456');
    await harness.reply('respond', challengeReply('CUSTOM_CHALLENGE'));
    expect(harness.state).toMatchObject({ view: 'custom', round: 2 });
  });
});
