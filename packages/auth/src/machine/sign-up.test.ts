import { describe, expect, test } from 'vitest';
import { signedOut } from '../../test/harness.ts';
import { challengeReply, faultReply, session, sessionReply } from '../../test/replies.ts';

const delivered = { kind: 'delivered', delivery: { medium: 'EMAIL', destination: 'a***@e***' } } as const;

describe('a sign-up', () => {
  const submitted = async () => {
    const harness = await signedOut();
    harness.actions.signUp({ username: 'ada', password: 'Secret-1', attributes: { email: 'ada@e' } });
    return harness;
  };

  test('goes from the form over the code into the first session', async () => {
    const harness = await submitted();
    const asked = await harness.reply('signUp', delivered);
    expect(asked).toMatchObject({ username: 'ada', attributes: { email: 'ada@e' } });
    expect(harness.state).toMatchObject({ view: 'confirmSignUp', delivery: { destination: 'a***@e***' } });
    harness.actions.confirmSignUp('123456');
    await harness.reply('confirmSignUp', { kind: 'done' });
    expect(harness.state).toMatchObject({ view: 'confirmSignUp', busy: true });
    const { attempt } = await harness.reply('autoSignIn', sessionReply());
    expect(attempt.password).toBe(asked.password);
    expect(harness.state.view).toBe('home');
  });

  test('takes the code that came while another one has to wait', async () => {
    const harness = await submitted();
    await harness.reply('signUp', delivered);
    harness.actions.resend();
    await harness.reply('resendSignUp', faultReply('throttled', { retryAt: 60_000 }));
    expect(harness.state).toMatchObject({ canResend: false, fault: { kind: 'throttled' } });
    harness.actions.resend();
    expect(harness.pending).toEqual([]);
    harness.actions.confirmSignUp('123456');
    await harness.reply('confirmSignUp', { kind: 'done' });
    expect(harness.state).toMatchObject({ view: 'confirmSignUp', busy: true });
  });

  test('with a name that is taken stays in the form', async () => {
    const harness = await submitted();
    await harness.reply('signUp', faultReply('taken'));
    expect(harness.state).toMatchObject({ view: 'signUp', username: 'ada', fault: { kind: 'taken' } });
  });

  test('sends its code again, unless the user is confirmed by now', async () => {
    const harness = await submitted();
    await harness.reply('signUp', delivered);
    harness.actions.resend();
    await harness.reply('resendSignUp', faultReply('throttled', { retryAt: 60_000 }));
    expect(harness.state).toMatchObject({ view: 'confirmSignUp', fault: { kind: 'throttled' } });
    harness.clock.increment(60_000);
    harness.actions.resend();
    await harness.reply('resendSignUp', { kind: 'done' });
    expect(harness.pending).toEqual(['autoSignIn']);
  });

  test('that cannot sign in by itself ends in the sign-in form, without a fault', async () => {
    const harness = await submitted();
    await harness.reply('signUp', { kind: 'done' });
    await harness.reply('autoSignIn', faultReply('credentials'));
    expect(harness.state).toMatchObject({ view: 'signIn', username: 'ada', fault: null });
    expect(harness.actor.getSnapshot().context.attempt.password).toBeNull();
  });
});

const request = { username: 'ada', password: 'Secret-1' };

test('a code that was sent earlier is entered with the username, also from the form that says the name is taken', async () => {
  const harness = await signedOut();
  harness.actions.signUp(request);
  await harness.reply('signUp', faultReply('taken'));
  harness.actions.showConfirmSignUp({ username: 'ada' });
  expect(harness.state).toMatchObject({
    view: 'confirmSignUp',
    username: 'ada',
    delivery: null,
    fault: null,
  });
  harness.actions.resend();
  expect(await harness.reply('resendSignUp', { kind: 'delivered', delivery: null })).toMatchObject({
    username: 'ada',
  });
  harness.actions.confirmSignUp('123456');
  expect(await harness.reply('confirmSignUp', { kind: 'done' })).toMatchObject({ username: 'ada' });
});

test('the forms of a sign-in, a sign-up and a reset reach each other', async () => {
  const harness = await signedOut();
  const { showSignIn, showSignUp, showForgotPassword } = harness.actions;
  const ways = [
    [showSignIn, 'signIn'],
    [showSignUp, 'signUp'],
    [showForgotPassword, 'forgotPassword'],
  ] as const;
  for (const [from] of ways) {
    for (const [to, view] of ways) {
      from();
      to();
      expect(harness.state.view).toBe(view);
    }
  }
});

test('a sign-up that was refused can be submitted again, and its code sent to another place', async () => {
  const harness = await signedOut();
  harness.actions.signUp(request);
  await harness.reply('signUp', faultReply('taken'));
  harness.actions.signUp({ ...request, username: 'bea' });
  expect(await harness.reply('signUp', delivered)).toMatchObject({ username: 'bea' });
  harness.actions.resend();
  expect(harness.state).toMatchObject({ view: 'confirmSignUp', busy: true });
  await harness.reply('resendSignUp', faultReply('network'));
  expect(harness.state).toMatchObject({ view: 'confirmSignUp', busy: false, fault: { kind: 'network' } });
  harness.actions.resend();
  const delivery = { medium: 'SMS', destination: '+*******0839' } as const;
  await harness.reply('resendSignUp', { kind: 'delivered', delivery });
  expect(harness.state).toMatchObject({ view: 'confirmSignUp', delivery, fault: null });
});

test.each([
  ['a session', sessionReply({ username: 'grace' }, 'undecided'), 'home'],
  ['a challenge', challengeReply('SMS_MFA', { lapsesAt: 180_000 }), 'smsCode'],
] as const)('the sign-in after a sign-up continues with %s', async (_, reply, view) => {
  const harness = await signedOut();
  harness.actions.signUp(request);
  await harness.reply('signUp', { kind: 'done' });
  await harness.reply('autoSignIn', reply);
  expect(harness.state.view).toBe(view);
  const { context } = harness.actor.getSnapshot();
  expect([context.session?.username ?? null, context.device, context.challenge.name]).toEqual(
    view === 'home' ? [session({ username: 'grace' }).username, 'undecided', ''] : [null, 'none', 'SMS_MFA'],
  );
});
