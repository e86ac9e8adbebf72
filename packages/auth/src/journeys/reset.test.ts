import { describe, expect, it } from 'vitest';
import { type Journey, password, startJourney } from '../../test/journey.ts';

const proposed = 'Another-horse-2!';

const codeFor = (journey: Journey): string => {
  const { code = '' } = journey.sandbox.outbox.latest('ann') ?? {};
  journey.secrets.add(code, proposed);
  return code;
};

describe('a forgotten password', () => {
  it('is replaced with the code that was sent', async () => {
    const journey = await startJourney();
    const { at } = journey.open();
    (await at('signedOut')).showForgotPassword();
    (await at('forgotPassword')).requestReset('ann');
    const step = await at('resetPassword');
    expect(step).toMatchObject({ username: 'ann', delivery: { medium: 'EMAIL' } });
    step.confirmReset('000000', proposed);
    expect((await at('resetPassword')).fault).toEqual({
      kind: 'code',
      code: 'CodeMismatchException',
      reason: 'code-wrong',
      field: 'code',
    });
    step.confirmReset(codeFor(journey), 'weakling');
    expect((await at('resetPassword')).fault?.kind).toBe('policy');
    step.confirmReset(codeFor(journey), proposed);
    expect((await at('signIn')).username).toBe('ann');
    (await at('signIn')).signIn({ username: 'ann', password: proposed });
    expect((await at('home')).user.username).toBe('ann');
  });

  it('can have its code sent again', async () => {
    const journey = await startJourney();
    const { at } = journey.open();
    (await at('signedOut')).showForgotPassword();
    (await at('forgotPassword')).requestReset('ann');
    (await at('resetPassword')).resend();
    await journey.called('ForgotPassword');
    (await at('resetPassword')).confirmReset(codeFor(journey), proposed);
    await at('signIn');
    expect(journey.sandbox.journal.count('ForgotPassword')).toBe(2);
  });

  it('is asked for when an administrator has reset it', async () => {
    const journey = await startJourney({
      users: [
        { username: 'ann', password, status: 'RESET_REQUIRED', attributes: { email: 'ann@example.com' } },
      ],
    });
    const { at } = journey.open();
    (await at('signedOut')).signIn({ username: 'ann', password });
    const step = await at('forgotPassword');
    expect(step).toMatchObject({ username: 'ann', fault: { kind: 'resetRequired' } });
    // Nobody has sent a code yet.
    expect(journey.sandbox.outbox.latest('ann')).toBeUndefined();
    step.requestReset(step.username);
    (await at('resetPassword')).confirmReset(codeFor(journey), proposed);
    (await at('signIn')).signIn({ username: 'ann', password: proposed });
    expect((await at('home')).user.username).toBe('ann');
  });

  it('is replaced with a code that came before this page', async () => {
    const journey = await startJourney();
    const before = journey.open();
    (await before.at('signedOut')).showForgotPassword();
    (await before.at('forgotPassword')).requestReset('ann');
    await before.at('resetPassword');
    const { at } = journey.openElsewhere();
    (await at('signedOut')).showResetPassword({ username: 'ann' });
    const step = await at('resetPassword');
    expect(step).toMatchObject({ username: 'ann', delivery: null });
    step.confirmReset(codeFor(journey), proposed);
    expect((await at('signIn')).username).toBe('ann');
  });

  it('takes the code that came although another one has to wait', async () => {
    const journey = await startJourney();
    const { at } = journey.open();
    (await at('signedOut')).showForgotPassword();
    (await at('forgotPassword')).requestReset('ann');
    await at('resetPassword');
    const faults = journey.sandbox.faults;
    faults.add({ operation: 'ForgotPassword', kind: 'error', type: 'LimitExceededException', times: 1 });
    (await at('resetPassword')).resend();
    await journey.called('ForgotPassword');
    const step = await at('resetPassword');
    expect(step).toMatchObject({ fault: { kind: 'throttled' }, canResend: false });
    step.confirmReset(codeFor(journey), proposed);
    expect((await at('signIn')).username).toBe('ann');
  });

  it('too many times says when to try again', async () => {
    const journey = await startJourney();
    journey.sandbox.faults.add({
      operation: 'ForgotPassword',
      kind: 'error',
      type: 'LimitExceededException',
      times: 1,
    });
    const { at } = journey.open();
    (await at('signedOut')).showForgotPassword();
    (await at('forgotPassword')).requestReset('ann');
    expect(await at('forgotPassword')).toMatchObject({
      username: 'ann',
      fault: { kind: 'throttled', code: 'LimitExceededException', retryAt: journey.clock.now() + 60_000 },
    });
  });
});
