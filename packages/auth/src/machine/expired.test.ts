import { expect, test } from 'vitest';
import { type Harness, signedIn } from '../../test/harness.ts';
import { challengeReply, faultReply, session, sessionReply } from '../../test/replies.ts';

/** The refresh was refused, and the app is configured to ask. */
async function expired(): Promise<Harness> {
  const harness = await signedIn({}, 'none', { onExpired: 'ask', flow: 'USER_PASSWORD_AUTH' });
  harness.actions.refresh();
  await harness.reply('refreshTokens', faultReply('credentials'));
  return harness;
}

const page = { user: { username: 'ada' } };

test('a session that expired asks, and its page stays through every step of signing in again', async () => {
  const harness = await expired();
  expect(harness.state).toMatchObject({ view: 'expired', fault: { kind: 'credentials' }, page });
  harness.actions.showSignIn();
  expect(harness.state).toMatchObject({ view: 'signIn', username: 'ada', page });
  harness.actions.signIn({ username: 'ada', password: 'Secret-1' });
  await harness.reply('initiateAuth', challengeReply('SMS_MFA'));
  expect(harness.state).toMatchObject({ view: 'smsCode', page });
  harness.actions.submitCode('123456');
  await harness.reply('respond', sessionReply());
  expect(harness.state).toMatchObject({ view: 'home', page });
});

test('the form can be in the view that says so', async () => {
  const harness = await expired();
  harness.actions.signIn({ username: 'ada', password: 'wrong' });
  await harness.reply('initiateAuth', faultReply('credentials'));
  expect(harness.state).toMatchObject({ view: 'signIn', fault: { kind: 'credentials' }, page });
});

test('a sign-in that is cancelled leads back to the question; a sign-out ends the page', async () => {
  const harness = await expired();
  harness.actions.showSignIn();
  harness.actions.cancel();
  expect(harness.state).toMatchObject({ view: 'expired', page });
  expect(harness.emitted.filter(({ type }) => type === 'session.expired')).toHaveLength(1);
  harness.actions.signOut();
  expect(harness.state).toMatchObject({ view: 'signingOut', page: null });
  await harness.reply('clearSession', { kind: 'done' });
  await harness.reply('revokeTokens', { kind: 'done' });
  expect(harness.state).toMatchObject({ view: 'signedOut', page: null });
});

test('another person who signs in gets a page of their own', async () => {
  const harness = await expired();
  harness.actions.signIn({ username: 'grace', password: 'Secret-2' });
  expect(harness.state.page).toMatchObject(page);
  await harness.reply('initiateAuth', sessionReply({ username: 'grace' }));
  expect(harness.state).toMatchObject({ view: 'home', page: { user: { username: 'grace' } } });
});

test('a sign-in in another tab renews the page here, with any form open', async () => {
  const harness = await expired();
  harness.actions.showSignIn();
  harness.tell.tabs({ type: 'tab.signedIn', username: 'ada' });
  expect(harness.state).toMatchObject({ view: 'splash', page });
  await harness.reply('restoreSession', { kind: 'fresh', session: session(), device: 'none' });
  expect(harness.state).toMatchObject({ view: 'home', page });
});

test('nothing stays when there is nothing stored after all', async () => {
  const harness = await expired();
  harness.tell.tabs({ type: 'tab.signedIn', username: 'ada' });
  await harness.reply('restoreSession', { kind: 'none' });
  expect(harness.state).toMatchObject({ view: 'signedOut', page: null });
});

test('a tab that hears of it from another one asks too, and says why', async () => {
  const harness = await signedIn({}, 'none', { onExpired: 'ask' });
  harness.tell.tabs({ type: 'tab.expired' });
  expect(harness.state).toMatchObject({
    view: 'expired',
    fault: { kind: 'credentials', code: 'expired-elsewhere' },
    page,
  });
});

test('a sign-out in another tab takes the page away, also beside a form', async () => {
  const harness = await expired();
  harness.actions.showSignIn();
  harness.tell.tabs({ type: 'tab.signedOut' });
  expect(harness.state).toMatchObject({ view: 'signingOut', page: null });
  expect(await harness.reply('clearSession', { kind: 'done' })).toMatchObject({ reason: 'elsewhere' });
});

test.each([
  ['tab.signedOut', 'elsewhere'],
  ['session.deleted', 'deleted'],
] as const)('%s ends the page that asked, for the reason %s', async (type, reason) => {
  const harness = await expired();
  harness.actor.send({ type });
  expect(await harness.reply('clearSession', { kind: 'done' })).toMatchObject({ reason });
  expect(harness.state).toMatchObject({ view: 'signedOut', reason, fault: null, page: null });
});
