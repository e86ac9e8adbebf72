import { expect, it } from 'vitest';
import { password, startJourney } from '../../test/journey.ts';
import type { AuthConfig, Environment } from '../api.ts';

interface Sent {
  readonly ClientMetadata?: object;
  readonly ValidationData?: object;
  readonly ForceAliasCreation?: boolean;
}

/** A tab that records request bodies: the sandbox's journal masks values. */
async function start(options: Parameters<typeof startJourney>[0] = {}, tier: Partial<AuthConfig> = {}) {
  const journey = await startJourney(options);
  const sent: [string, Sent][] = [];
  const fetch: Environment['fetch'] = async (input, init) => {
    const request = new Request(input, init);
    const operation = request.headers.get('x-amz-target')?.split('.')[1] ?? '';
    sent.push([operation, (await request.clone().json()) as Sent]);
    return journey.sandbox.fetch(request);
  };
  const tab = journey.open(tier, { fetch });
  await tab.at('signedOut');
  const last = (operation: string) => sent.findLast(([name]) => name === operation)?.[1];
  return { journey, tab, last };
}

it('sends metadata with an answer, in place of that of the sign-in', async () => {
  const { journey, tab, last } = await start({
    userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['SMS_MFA'] },
    users: [
      {
        username: 'ann',
        password,
        attributes: { phone_number: '+15550100' },
        mfa: { enabled: ['SMS_MFA'] },
      },
    ],
  });
  tab.auth.actions.signIn({ username: 'ann', password, clientMetadata: { step: 'start' } });
  const step = await tab.at('smsCode');
  expect(last('RespondToAuthChallenge')?.ClientMetadata).toEqual({ step: 'start' });
  const { code = '' } = journey.sandbox.outbox.latest('ann') ?? {};
  journey.secrets.add(code);
  step.setClientMetadata({ step: 'answer' });
  step.submitCode(code);
  await tab.at('home');
  expect(last('RespondToAuthChallenge')?.ClientMetadata).toEqual({ step: 'answer' });
});

it('sends metadata and validation data with the code of a sign-up, and with the takeover of an alias', async () => {
  const { journey, tab, last } = await start({ userPool: { autoVerifiedAttributes: ['email'] } });
  tab.auth.actions.signUp({
    username: 'bob',
    password,
    attributes: { email: 'bob@example.com' },
    validationData: { invitation: 'spring' },
  });
  const step = await tab.at('confirmSignUp');
  expect(last('SignUp')?.ValidationData).toEqual([{ Name: 'invitation', Value: 'spring' }]);
  const { code = '' } = journey.sandbox.outbox.latest('bob') ?? {};
  journey.secrets.add(code);
  step.setClientMetadata({ step: 'confirm' });
  step.confirmSignUp(code, { forceAliasCreation: true });
  await tab.at('home');
  expect(last('ConfirmSignUp')).toMatchObject({
    ClientMetadata: { step: 'confirm' },
    ForceAliasCreation: true,
  });
});

it.each([{}, { isolation: 'worker' as const }])(
  'sends metadata that was set while the code came, also after a reload, with %o',
  async (tier) => {
    const { journey, tab, last } = await start({ userPool: { autoVerifiedAttributes: ['email'] } }, tier);
    tab.auth.actions.signUp({ username: 'bob', password, attributes: { email: 'bob@example.com' } });
    const step = await tab.at('confirmSignUp');
    // Encrypted and stored in the background.
    await expect.poll(() => tab.tab.sessionStorage.length).toBe(1);
    const { sessionStorage } = tab.tab;
    const stored = () => sessionStorage.getItem(sessionStorage.key(0) ?? '');
    const before = stored();
    step.setClientMetadata({ step: 'confirm' });
    await expect.poll(stored).not.toBe(before);
    await expect.poll(() => tab.tab.sessionStorage.length).toBe(1);
    const reloaded = tab.reload();
    const { code = '' } = journey.sandbox.outbox.latest('bob') ?? {};
    journey.secrets.add(code);
    (await reloaded.at('confirmSignUp')).confirmSignUp(code);
    await reloaded.at('home');
    expect(last('ConfirmSignUp')?.ClientMetadata).toEqual({ step: 'confirm' });
  },
);
