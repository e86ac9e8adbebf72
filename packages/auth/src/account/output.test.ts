import { expect, it } from 'vitest';
import { password, startJourney } from '../../test/journey.ts';
import {
  finishTotpSetup,
  getFactors,
  getUser,
  listDevices,
  listPasskeys,
  listSessions,
  updateAttributes,
} from './index.ts';

const nonsense: readonly unknown[] = [
  {},
  { UserAttributes: 'x', Devices: {}, Credentials: null, ConfiguredUserAuthFactors: 7 },
  { UserAttributes: [null, 'x', {}], Devices: [null], Credentials: [5], CodeDeliveryDetailsList: [[], null] },
  { Sessions: 'x', NextToken: 5 },
  { Sessions: [null, 'x', 5] },
  { Devices: [{ DeviceAttributes: { a: 1 }, DeviceCreateDate: 1e300 }], Credentials: [{ CreatedAt: 'x' }] },
];

it.each(nonsense)('%j in the place of an answer is an account without what is missing', async (body) => {
  const journey = await startJourney();
  let isTampered = false;
  const tab = journey.open(
    {},
    {
      fetch: async (input, init) =>
        isTampered ? Response.json(body) : journey.sandbox.fetch(new Request(input, init)),
    },
  );
  (await tab.at('signedOut')).signIn({ username: 'ann', password });
  await tab.at('home');
  isTampered = true;
  expect(await getUser(tab.auth)).toMatchObject({ mfa: [], preferredMfa: null });
  expect(await getFactors(tab.auth)).toEqual([]);
  expect((await listDevices(tab.auth)).next).toBeNull();
  expect((await listPasskeys(tab.auth)).next).toBeNull();
  expect(await listSessions(tab.auth)).toEqual({ items: [], next: null });
  expect(await updateAttributes(tab.auth, { name: 'Ann' })).toEqual([]);
});

it('a session that is described by nonsense is one of which nothing is known', async () => {
  const journey = await startJourney();
  const described = {
    SessionId: 7,
    DeviceType: 5,
    LastLocation: null,
    IsCurrentSession: 'yes',
    CreateDate: 'x',
  };
  const tab = journey.open(
    {},
    {
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const isListing = request.headers.get('x-amz-target')?.endsWith('.ListUserSessions');
        return isListing ? Response.json({ Sessions: [described] }) : journey.sandbox.fetch(request);
      },
    },
  );
  (await tab.at('signedOut')).signIn({ username: 'ann', password });
  await tab.at('home');
  expect((await listSessions(tab.auth)).items).toEqual([
    {
      sessionId: '',
      type: 'TOKEN',
      isThisSession: false,
      deviceType: null,
      place: { city: null, country: null },
      lastIpAddress: null,
      createdAt: null,
      lastActiveAt: null,
      clientId: null,
      originSessionId: null,
      deviceKey: null,
    },
  ]);
});

it.each([{ Status: 'ERROR' }, {}])(
  'a setup of an authenticator app that is answered with %j has failed',
  async (output) => {
    const journey = await startJourney();
    const tab = journey.open(
      {},
      {
        fetch: async (input, init) => {
          const request = new Request(input, init);
          const isVerifying = request.headers.get('x-amz-target')?.endsWith('.VerifySoftwareToken');
          return isVerifying ? Response.json(output) : journey.sandbox.fetch(request);
        },
      },
    );
    (await tab.at('signedOut')).signIn({ username: 'ann', password });
    await tab.at('home');
    await expect(finishTotpSetup(tab.auth, '123456')).rejects.toMatchObject({ code: 'code-refused' });
  },
);
