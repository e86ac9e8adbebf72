import { expect, it } from 'vitest';
import { type JourneyTab, startJourney } from '../../test/journey.ts';
import { signIn } from '../../test/sign-in.ts';

const deviceIn = (tab: JourneyTab, device: string) =>
  tab.until((state) => state.view === 'home' && state.device === device);

it('a decision about this browser shows in another tab after a reload, and can be made there again', async () => {
  const journey = await startJourney({
    userPool: {
      deviceConfiguration: { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: true },
    },
  });
  const [here, there] = [journey.open(), journey.open()];
  await signIn(here);
  await Promise.all([deviceIn(here, 'undecided'), deviceIn(there, 'undecided')]);
  here.auth.actions.rememberDevice();
  await deviceIn(here, 'remembered');
  expect(there.auth.getState()).toMatchObject({ device: 'undecided' });
  there.auth.actions.rememberDevice();
  await deviceIn(there, 'remembered');
  here.auth.actions.forgetDevice();
  await deviceIn(here, 'none');
  expect(there.auth.getState()).toMatchObject({ device: 'remembered' });
  expect(await there.reload().at('home')).toMatchObject({ device: 'none' });
});
