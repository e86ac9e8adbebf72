import { expect, it } from 'vitest';
import { type Journey, password, startJourney } from '../../test/journey.ts';
import {
  faultFrom,
  forgetDevice,
  isUntracked,
  listDevices,
  listSessions,
  revokeSession,
  sendAuthEventFeedback,
  setMfaPreference,
} from '../account/index.ts';
import type { Environment } from '../api.ts';

const sessionConfiguration = { userSessionTracking: 'ENABLED', tokenSession: { maxPerUser: 2 } } as const;

/** The bodies of a tab's requests: the sandbox's journal masks values. */
function recording(journey: Journey) {
  const sent: unknown[] = [];
  const fetch: Environment['fetch'] = async (input, init) => {
    const request = new Request(input, init);
    sent.push(await request.clone().json());
    return journey.sandbox.fetch(request);
  };
  return { sent, fetch };
}

async function start(userPool: object = { sessionConfiguration }) {
  const journey = await startJourney({ userPool });
  const signIn = async (tab: ReturnType<typeof journey.open>) => {
    await tab.at('signedOut');
    tab.auth.actions.signIn({ username: 'ann', password });
    await tab.at('home');
    return tab;
  };
  return {
    journey,
    here: await signIn(journey.open()),
    elsewhere: () => signIn(journey.openElsewhere()),
  };
}

it('shows where the user is signed in, and ends a session elsewhere', async () => {
  const { here, elsewhere } = await start();
  const other = await elsewhere();
  const { items, next } = await listSessions(here.auth);
  expect(next).toBeNull();
  expect(items.filter(({ isThisSession }) => isThisSession)).toHaveLength(1);
  expect(items).toHaveLength(2);
  expect(items[0]).toMatchObject({
    type: 'TOKEN',
    place: { city: null, country: null },
    lastActiveAt: expect.any(Date),
    createdAt: expect.any(Date),
    deviceKey: null,
  });
  const { sessionId = '' } = items.find(({ isThisSession }) => !isThisSession) ?? {};
  await revokeSession(here.auth, sessionId);
  // Once more, as from an outdated list.
  await revokeSession(here.auth, sessionId);
  expect((await listSessions(here.auth)).items).toHaveLength(1);
  expect(await other.auth.getTokens({ forceRefresh: true })).toBeNull();
});

it('names the remembered device of this session alone', async () => {
  const { here, elsewhere } = await start({ sessionConfiguration, deviceConfiguration: {} });
  await here.until((state) => state.view === 'home' && state.device === 'remembered');
  await elsewhere();
  const { items } = await listSessions(here.auth);
  const own = (await listDevices(here.auth)).items.find(({ isThisDevice }) => isThisDevice);
  expect(items.find(({ isThisSession }) => isThisSession)?.deviceKey).toBe(own?.deviceKey);
  expect(items.find(({ isThisSession }) => !isThisSession)?.deviceKey).toBeNull();
});

it('refuses to end its own session there', async () => {
  const { here } = await start();
  const [own] = (await listSessions(here.auth)).items;
  await expect(revokeSession(here.auth, own?.sessionId ?? '')).rejects.toMatchObject({
    code: 'InvalidParameterException',
  });
});

it('says that a pool tracks no sessions', async () => {
  const { here } = await start({});
  const error = await listSessions(here.auth).catch((thrown: unknown) => thrown);
  expect(isUntracked(error)).toBe(true);
  expect(faultFrom(error)?.kind).toBe('configuration');
});

it('ends in the ordinary way where sign-ins elsewhere took its place', async () => {
  const { here, elsewhere } = await start({
    sessionConfiguration: { ...sessionConfiguration, tokenSession: { maxPerUser: 1 } },
  });
  await elsewhere();
  expect(await here.auth.getTokens({ forceRefresh: true })).toBeNull();
  expect((await here.at('signedOut')).fault).toMatchObject({ reason: 'refresh-token-revoked' });
});

it('answers a notification email without a session', async () => {
  const journey = await startJourney();
  const { sent, fetch } = recording(journey);
  const { auth, at } = journey.open({}, { fetch });
  await at('signedOut');
  const feedback = { username: 'ann', eventId: 'event', feedbackToken: 'token', wasMe: false };
  // The sandbox has no threat protection, and says so.
  await expect(sendAuthEventFeedback(auth, feedback)).rejects.toMatchObject({
    code: 'UserPoolAddOnNotEnabledException',
  });
  expect(sent.at(-1)).toMatchObject({ UserPoolId: journey.sandbox.userPoolId, FeedbackValue: 'Invalid' });
});

it('sends linked sessions with a sign-out that is to end them', async () => {
  const { journey } = await start();
  const { sent, fetch } = recording(journey);
  const here = journey.open({}, { fetch });
  await here.at('home');
  here.auth.actions.signOut('linked');
  await here.at('signedOut');
  expect(sent.at(-1)).toMatchObject({ Token: expect.any(String), RevokeAssociatedSessions: 'LINKED' });
});

it('lets a passkey count as two factors', async () => {
  const { journey, here } = await start({
    sessionConfiguration,
    mfaConfiguration: 'OPTIONAL',
    enabledMfas: ['SOFTWARE_TOKEN_MFA'],
  });
  // Refused or not: only the request matters here.
  await setMfaPreference(here.auth, { passkey: 'on' }).catch(() => {});
  expect(journey.sandbox.journal.entries.at(-1)?.request).toMatchObject({
    WebAuthnMfaSettings: { Enabled: true },
  });
});

it('forgets a device that another browser has forgotten already', async () => {
  const { journey, here, elsewhere } = await start({ deviceConfiguration: {} });
  await here.until((state) => state.view === 'home' && state.device === 'remembered');
  const other = await elsewhere();
  const { items } = await listDevices(here.auth);
  const own = items.find(({ isThisDevice }) => isThisDevice);
  await forgetDevice(other.auth, own?.deviceKey ?? '');
  here.auth.actions.forgetDevice();
  await here.until((state) => state.view === 'home' && state.device === 'none');
  expect(journey.calls()).toContain('ForgetDevice !ResourceNotFoundException');
});
