import { expect, it } from 'vitest';
import { type JourneyTab, startJourney } from '../../test/journey.ts';
import { signIn } from '../../test/sign-in.ts';
import { forgetDevice } from '../account/index.ts';

const is = (tab: JourneyTab, device: string) =>
  tab.until((state) => state.view === 'home' && state.device === device);

it.each([{}, { isolation: 'worker' }] as const)(
  'a device is remembered, and forgotten in the list, in every tab: with %o',
  async (tier) => {
    const journey = await startJourney({
      userPool: {
        deviceConfiguration: { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: true },
      },
    });
    const [here, there] = [journey.open(tier), journey.open(tier)];
    await there.at('signedOut');
    await signIn(here);
    await is(there, 'undecided');
    here.auth.actions.rememberDevice();
    await is(there, 'remembered');
    const [device] = journey.sandbox.users.get('ann')?.devices ?? [];
    await forgetDevice(there.auth, device?.deviceKey ?? '');
    await is(there, 'none');
    await is(here, 'none');
    // Nothing was asked of Cognito to find that out.
    expect(journey.calls().filter((call) => call.startsWith('GetDevice'))).toEqual([]);
  },
);
