import { afterEach, expect, test, vi } from 'vitest';
import { signedOut } from '../../test/harness.ts';
import { challengeReply, faultReply, sessionReply } from '../../test/replies.ts';
import { Secrets } from '../../test/secrets.ts';
import { seal } from '../sealed.ts';

afterEach(() => vi.restoreAllMocks());

test('a sign-in with every kind of secret shows none of them to the inspector', async () => {
  const secrets = new Secrets(
    'Pass-phrase-1',
    'Pass-phrase-2',
    'code-271828',
    'session-AYABe',
    'srp-b-f00d',
    'JBSWY3DPEHPK3PXP',
  );
  let events = 0;
  const harness = await signedOut({ flow: 'USER_SRP_AUTH' }, (event) => {
    events += 1;
    secrets.see(event);
  });
  const sealed = {
    session: seal('session-AYABe'),
    parameters: seal({ SRP_B: 'srp-b-f00d' }),
    proof: seal({ b: 'srp-b-f00d' }),
  };
  const { actions } = harness;
  actions.signIn({ username: 'ada', password: 'Pass-phrase-1' });
  await harness.reply('prepareSrp', { kind: 'proof', proof: sealed.proof });
  await harness.reply('initiateAuth', challengeReply('PASSWORD_VERIFIER', sealed));
  await harness.reply('respond', challengeReply('NEW_PASSWORD_REQUIRED', sealed));
  actions.submitNewPassword('Pass-phrase-2');
  await harness.reply('respond', challengeReply('MFA_SETUP', { ...sealed, choices: ['SOFTWARE_TOKEN_MFA'] }));
  await harness.reply('associateTotp', {
    kind: 'totp',
    totp: seal({ secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/ada?secret=JBSWY3DPEHPK3PXP' }),
    challenge: challengeReply('MFA_SETUP', sealed).challenge,
  });
  actions.submitTotpSetup('code-271828');
  await harness.reply('verifyTotp', faultReply('code'));
  actions.submitTotpSetup('code-271828');
  await harness.fail('verifyTotp', new Error('a bug'));
  actions.submitTotpSetup('code-271828');
  await harness.reply('verifyTotp', challengeReply('MFA_SETUP', sealed));
  secrets.see(harness.state);
  await harness.reply('respond', sessionReply());

  secrets.see(harness.actor.getPersistedSnapshot());
  expect(harness.state.view).toBe('home');
  expect(events).toBeGreaterThan(60);
  expect(secrets.leaks()).toEqual([]);
});
