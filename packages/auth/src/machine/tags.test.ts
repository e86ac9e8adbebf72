import { expect, test } from 'vitest';
import { challenged, Harness, signedIn, signedOut } from '../../test/harness.ts';
import { challengeReply, faultReply } from '../../test/replies.ts';

const flow = 'USER_PASSWORD_AUTH' as const;
const credentials = { username: 'ada', password: 'Secret-1' };

const submitted = async () => {
  const harness = await signedOut({ flow });
  harness.actions.signIn(credentials);
  return harness;
};

const passkey = (autofill: boolean) => challenged('WEB_AUTHN', {}, { flow: 'USER_AUTH', autofill });

const situations: readonly [string, () => Promise<Harness>, readonly string[]][] = [
  ['the start of a page', async () => new Harness(), ['busy']],
  ['nobody is signed in', () => signedOut(), ['signedOut']],
  [
    'the form of a sign-in',
    async () => {
      const harness = await signedOut();
      harness.actions.showSignIn();
      return harness;
    },
    ['form', 'signedOut'],
  ],
  ['a password on its way', submitted, ['busy', 'signedOut']],
  [
    'a refused password',
    async () => {
      const harness = await submitted();
      await harness.reply('initiateAuth', faultReply('credentials'));
      return harness;
    },
    ['error', 'form', 'signedOut'],
  ],
  [
    'too many passwords',
    async () => {
      const harness = await submitted();
      await harness.reply('initiateAuth', faultReply('throttled', { retryAt: 60_000 }));
      return harness;
    },
    ['error', 'signedOut', 'throttled'],
  ],
  [
    'a proof of the password',
    async () => {
      const harness = await submitted();
      await harness.reply('initiateAuth', challengeReply('PASSWORD_VERIFIER'));
      return harness;
    },
    ['busy', 'signedOut'],
  ],
  ['a code to be entered', () => challenged('SMS_MFA'), ['challenge', 'form', 'signedOut']],
  [
    'a setup to be chosen',
    () => challenged('MFA_SETUP', { choices: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] }),
    ['challenge', 'form', 'signedOut'],
  ],
  [
    'a secret that could not be fetched',
    async () => {
      const harness = await challenged('MFA_SETUP', { choices: ['SOFTWARE_TOKEN_MFA'] });
      await harness.reply('associateTotp', faultReply('network'));
      return harness;
    },
    ['challenge', 'error', 'signedOut'],
  ],
  ['a passkey in the autofill', () => passkey(true), ['background', 'challenge', 'form', 'signedOut']],
  ['a passkey in the dialog', () => passkey(false), ['busy', 'challenge', 'signedOut']],
  [
    'a passkey that was dismissed',
    async () => {
      const harness = await passkey(false);
      await harness.reply('assertPasskey', faultReply('cancelled'));
      return harness;
    },
    ['challenge', 'error', 'form', 'signedOut'],
  ],
  [
    'a sign-up whose code is to be entered',
    async () => {
      const harness = await signedOut();
      harness.actions.showConfirmSignUp({ username: 'ada' });
      return harness;
    },
    ['code', 'form', 'signedOut'],
  ],
  [
    'a sign-up whose code is sent again',
    async () => {
      const harness = await signedOut();
      harness.actions.showConfirmSignUp({ username: 'ada' });
      harness.actions.resend();
      return harness;
    },
    ['busy', 'code', 'signedOut'],
  ],
  [
    'a reset whose code is to be entered',
    async () => {
      const harness = await signedOut();
      harness.actions.showResetPassword({ username: 'ada' });
      return harness;
    },
    ['code', 'form', 'signedOut'],
  ],
  [
    'a pop-up of the domain',
    async () => {
      const harness = await signedOut();
      harness.actions.signInWithPopup();
      const { redirect } = harness.actor.getSnapshot().context;
      await harness.reply('prepareRedirect', { kind: 'show', redirect });
      return harness;
    },
    ['busy', 'popup', 'signedOut'],
  ],
  ['a session', () => signedIn(), ['signedIn']],
  ['tokens that are refreshed', () => signedIn({ refreshAt: 0 }), ['background', 'signedIn']],
  [
    'tokens that are left to other tabs',
    async () => {
      const harness = await signedIn({ refreshAt: 1_000 }, 'none', { tabs: true });
      harness.page.blur();
      harness.clock.increment(1_000);
      return harness;
    },
    ['background', 'signedIn'],
  ],
  [
    'tokens that could not be refreshed',
    async () => {
      const harness = await signedIn({ refreshAt: 0 });
      await harness.reply('refreshTokens', faultReply('network'));
      return harness;
    },
    ['background', 'error', 'signedIn', 'stale'],
  ],
  [
    'no network',
    async () => {
      const harness = await signedIn();
      harness.tell.connection({ type: 'connection.offline' });
      return harness;
    },
    ['offline', 'signedIn'],
  ],
  ['a device that is confirmed', () => signedIn({}, 'new'), ['background', 'signedIn']],
  [
    'a device whose confirmation did not get through',
    async () => {
      const harness = await signedIn({}, 'new');
      await harness.reply('confirmDevice', faultReply('network'));
      return harness;
    },
    ['background', 'signedIn'],
  ],
  ['a device to be decided on', () => signedIn({}, 'undecided'), ['prompt', 'signedIn']],
  [
    'a device that is changed',
    async () => {
      const harness = await signedIn({}, 'remembered');
      harness.actions.forgetDevice();
      return harness;
    },
    ['background', 'signedIn'],
  ],
  [
    'a session that expired',
    async () => {
      const harness = await signedIn({}, 'none', { onExpired: 'ask' });
      harness.tell.tabs({ type: 'tab.expired' });
      return harness;
    },
    ['error', 'stale'],
  ],
  [
    'a sign-out',
    async () => {
      const harness = await signedIn();
      harness.actions.signOut();
      return harness;
    },
    ['busy'],
  ],
  [
    'a sign-out that the server did not hear of',
    async () => {
      const harness = await signedIn();
      harness.actions.signOut();
      await harness.reply('clearSession', { kind: 'done' });
      await harness.reply('revokeTokens', faultReply('network'));
      return harness;
    },
    ['error', 'signedOut'],
  ],
];

test.each(situations)('%s has its tags', async (_, arrive, tags) => {
  expect([...(await arrive()).actor.getSnapshot().tags].sort()).toEqual(tags);
});
