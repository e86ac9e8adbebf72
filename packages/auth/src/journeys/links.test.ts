import { describe, expect, it } from 'vitest';
import { type Journey, password, startJourney } from '../../test/journey.ts';

const proposed = 'Another-horse-2!';
const pool = { userPool: { autoVerifiedAttributes: ['email' as const] } };
const cleo = { username: 'cleo', password, attributes: { email: 'cleo@example.com' } };
const tiers = [{}, { isolation: 'worker' }] as const;

/** The code of the last message. */
function codeFor(journey: Journey, username: string): string {
  const { code = '' } = journey.sandbox.outbox.latest(username) ?? {};
  expect(code).toMatch(/^\d{6}$/);
  journey.secrets.add(code, proposed);
  return code;
}

/** Cleo signs up in one browser; the link is opened in another. */
async function signedUp() {
  const journey = await startJourney(pool);
  const { at } = journey.open();
  (await at('signedOut')).signUp(cleo);
  await at('confirmSignUp');
  return journey;
}

/** An operation of administrators. */
async function administer({ sandbox }: Journey, operation: string, input: object) {
  const response = await sandbox.fetch(
    new Request(sandbox.endpoint, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-amz-json-1.1',
        'X-Amz-Target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify({ UserPoolId: sandbox.userPoolId, ...input }),
    }),
  );
  expect(response.status).toBe(200);
}

describe.each(tiers)('a link with a name and a code, opened in another browser with %o,', (tier) => {
  it('confirms a sign-up as the page starts', async () => {
    const journey = await signedUp();
    const { auth, at } = journey.openElsewhere(tier);
    expect(auth.getState().view).toBe('splash');
    auth.actions.showConfirmSignUp({ username: 'cleo' });
    auth.actions.confirmSignUp(codeFor(journey, 'cleo'));
    // ConfirmSignUp gives a Session, which signs in.
    expect(await at('home')).toMatchObject({ user: { username: 'cleo' }, fault: null });
  });

  it('sets a new password as the page starts', async () => {
    const journey = await startJourney();
    const { at: before } = journey.open();
    (await before('signedOut')).showForgotPassword();
    (await before('forgotPassword')).requestReset('ann');
    await before('resetPassword');
    const { auth, at } = journey.openElsewhere(tier);
    auth.actions.showResetPassword({ username: 'ann' });
    auth.actions.confirmReset(codeFor(journey, 'ann'), proposed);
    expect(await at('signIn')).toMatchObject({ username: 'ann', notice: 'passwordChanged', fault: null });
    (await at('signIn')).signIn({ username: 'ann', password: proposed });
    await at('home');
  });
});

describe('a name is enough', () => {
  it('to have the code of a sign-up sent again in another browser', async () => {
    const journey = await signedUp();
    journey.sandbox.outbox.clear();
    const { at } = journey.openElsewhere();
    (await at('signedOut')).showConfirmSignUp({ username: 'cleo' });
    (await at('confirmSignUp')).resend();
    await journey.called('ResendConfirmationCode');
    const step = await at('confirmSignUp');
    expect(step).toMatchObject({ username: 'cleo', fault: null, delivery: { medium: 'EMAIL' } });
    step.confirmSignUp(codeFor(journey, 'cleo'));
    expect((await at('home')).user.username).toBe('cleo');
  });

  it('to use the code of an administrator’s reset', async () => {
    const journey = await startJourney(pool);
    await administer(journey, 'AdminResetUserPassword', { Username: 'ann' });
    const { at } = journey.open();
    (await at('signedOut')).signIn({ username: 'ann', password });
    const form = await at('forgotPassword');
    expect(form).toMatchObject({ username: 'ann', fault: { kind: 'resetRequired' } });
    form.showResetPassword({ username: 'ann' });
    (await at('resetPassword')).confirmReset(codeFor(journey, 'ann'), proposed);
    (await at('signIn')).signIn({ username: 'ann', password: proposed });
    await at('home');
    expect(journey.sandbox.journal.count('ForgotPassword')).toBe(0);
  });

  it('to continue with one’s own account that was never confirmed, when its name is taken', async () => {
    const journey = await signedUp();
    const { at } = journey.openElsewhere();
    (await at('signedOut')).signUp(cleo);
    const taken = await at('signUp');
    expect(taken.fault).toMatchObject({ kind: 'taken', reason: 'username-taken', field: 'username' });
    taken.showConfirmSignUp({ username: 'cleo' });
    (await at('confirmSignUp')).confirmSignUp(codeFor(journey, 'cleo'));
    expect((await at('home')).user.username).toBe('cleo');
  });
});
