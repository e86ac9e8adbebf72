import { describe, expect, it } from 'vitest';
import { password, startJourney } from '../../test/journey.ts';
import { signIn } from '../../test/sign-in.ts';
import { type StepUpRequest, stepUp } from '../step-up/index.ts';

const ONE = 'urn:cognito:loa:1';
const options = { users: [{ username: 'ann', password }] };

describe('stepUp', () => {
  it('refuses wrong requests, and a call while nobody is signed in', async () => {
    const journey = await startJourney(options);
    const tab = journey.open({ flow: 'USER_AUTH' });
    await tab.at('signedOut');
    await expect(stepUp(tab.auth, { acrValues: ONE })).rejects.toMatchObject({ code: 'not-signed-in' });
    for (const request of [
      undefined,
      null,
      {},
      { acrValues: '' },
      { acrValues: 'a  b' },
      { acrValues: ONE, maxAge: -1 },
    ]) {
      await expect(stepUp(tab.auth, request as StepUpRequest)).rejects.toMatchObject({
        code: 'invalid-input',
      });
    }
  });

  it('says which flow the app client does not allow', async () => {
    const journey = await startJourney({
      ...options,
      clients: [{ explicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }],
    });
    const tab = journey.open();
    await signIn(tab);
    expect(await stepUp(tab.auth, { acrValues: 'urn:cognito:loa:3' })).toMatchObject({
      outcome: 'refused',
      fault: { kind: 'configuration', reason: 'flow-not-enabled' },
    });
  });
});
