import { describe, expect, test } from 'vitest';
import { signedOut } from '../../test/harness.ts';
import { faultReply } from '../../test/replies.ts';

const delivered = { kind: 'delivered', delivery: { medium: 'EMAIL', destination: 'a***@e***' } } as const;

describe('a forgotten password', () => {
  const asked = async () => {
    const harness = await signedOut();
    harness.actions.showForgotPassword();
    harness.actions.requestReset('ada', { app: 'demo' });
    return harness;
  };

  test('is replaced by a code and a new one, and the sign-in form knows the user', async () => {
    const harness = await asked();
    expect(await harness.reply('requestReset', delivered)).toEqual({
      username: 'ada',
      clientMetadata: { app: 'demo' },
    });
    harness.actions.confirmReset('123456', 'Secret-2');
    expect(await harness.reply('confirmReset', { kind: 'done' })).toMatchObject({ username: 'ada' });
    expect(harness.state).toMatchObject({ view: 'signIn', username: 'ada', fault: null });
  });

  test('keeps the page on a wrong code, and sends another', async () => {
    const harness = await asked();
    await harness.reply('requestReset', delivered);
    harness.actions.confirmReset('000000', 'Secret-2');
    await harness.reply('confirmReset', faultReply('code'));
    expect(harness.state).toMatchObject({ view: 'resetPassword', fault: { kind: 'code' } });
    harness.actions.resend();
    expect(harness.state).toMatchObject({ view: 'resetPassword', busy: true });
    await harness.reply('requestReset', faultReply('network'));
    expect(harness.state).toMatchObject({ view: 'resetPassword', fault: { kind: 'network' } });
  });

  test('of a user that cannot be reset says so in the form', async () => {
    const harness = await asked();
    await harness.reply('requestReset', faultReply('refused'));
    expect(harness.state).toMatchObject({
      view: 'forgotPassword',
      username: 'ada',
      fault: { kind: 'refused' },
    });
  });

  test('of a user who never confirmed the sign-up sends the code for that', async () => {
    const harness = await asked();
    await harness.reply('requestReset', delivered);
    harness.actions.confirmReset('123456', 'Secret-2');
    await harness.reply('confirmReset', faultReply('unconfirmed'));
    expect(await harness.reply('resendSignUp', delivered)).toMatchObject({ username: 'ada' });
    expect(harness.state).toMatchObject({ view: 'confirmSignUp', username: 'ada', fault: null });
  });
});
