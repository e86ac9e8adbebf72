import { describe, expect, test } from 'vitest';
import { challenged, type Harness, signedOut } from '../../test/harness.ts';
import { opened } from '../../test/opened-context.ts';
import { challengeReply, faultReply, sessionReply } from '../../test/replies.ts';

const flow = 'USER_PASSWORD_AUTH' as const;
const password = 'Secret-1';

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
    ['MFA_SETUP', false],
    ['SELECT_MFA_TYPE', false],
    ['WEB_AUTHN', false],
  ])('keeps the password for %s: %s', async (name, isKept) => {
    const { actor } = await challenged(name);
    expect(actor.getSnapshot().context.attempt.password !== null).toBe(isKept);
  });

  test('counts the questions of a trigger, and nothing else', async () => {
    const harness = await challenged('CUSTOM_CHALLENGE');
    harness.actions.submitAnswer('42');
    await harness.reply('respond', challengeReply('SMS_MFA'));
    expect(opened(harness).attempt.round).toBe(1);
    harness.actions.submitCode('123456');
    await harness.reply('respond', challengeReply('CUSTOM_CHALLENGE'));
    expect(harness.state).toMatchObject({ view: 'custom', round: 2 });
  });

  test('counts its own questions, and none of the attempt before', async () => {
    const harness = await challenged('CUSTOM_CHALLENGE', { prompt: { question: 'What colour?' } });
    harness.actions.back();
    harness.actions.signIn({ username: 'ada', password });
    await harness.reply('initiateAuth', challengeReply('CUSTOM_CHALLENGE'));
    expect(harness.state).toMatchObject({ view: 'custom', round: 1 });
  });
});
