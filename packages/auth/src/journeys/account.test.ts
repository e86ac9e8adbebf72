import { describe, expect, it } from 'vitest';
import { password, startJourney } from '../../test/journey.ts';
import { totpCode } from '../../test/totp.ts';
import {
  changePassword,
  deleteAttributes,
  deleteUser,
  finishTotpSetup,
  forgetDevice,
  getUser,
  listDevices,
  sendVerificationCode,
  setMfaPreference,
  startTotpSetup,
  updateAttributes,
  verifyAttribute,
} from '../account/index.ts';

async function signedIn(options: Parameters<typeof startJourney>[0] = {}) {
  const journey = await startJourney(options);
  const tab = journey.open({ deviceName: 'Ann’s laptop' });
  await tab.at('signedOut');
  tab.auth.actions.signIn({ username: 'ann', password });
  await tab.at('home');
  return { journey, tab, auth: tab.auth };
}

const tracking = {
  userPool: { deviceConfiguration: { challengeRequiredOnNewDevice: true } },
};

describe('a signed-in person', () => {
  it('changes the password; the old one is of no use any more', async () => {
    const { journey, tab, auth } = await signedIn();
    const proposed = 'Another-horse-2!';
    journey.secrets.add(proposed, 'Wrong-horse-3!');
    await expect(changePassword(auth, { previous: 'Wrong-horse-3!', proposed })).rejects.toMatchObject({
      code: 'NotAuthorizedException',
    });
    await changePassword(auth, { previous: password, proposed });
    expect(auth.getState().view).toBe('home');
    auth.actions.signOut();
    await tab.at('signedOut');
    auth.actions.signIn({ username: 'ann', password });
    expect((await tab.at('signIn')).fault?.kind).toBe('credentials');
    auth.actions.signIn({ username: 'ann', password: proposed });
    await tab.at('home');
  });

  it('reads, changes, verifies and deletes attributes', async () => {
    const { journey, auth } = await signedIn({ userPool: { autoVerifiedAttributes: ['email'] } });
    expect((await getUser(auth)).attributes).toMatchObject({
      email: 'ann@example.com',
      email_verified: 'true',
    });
    const [delivery] = await updateAttributes(auth, { email: 'ann@new.example', given_name: 'Ann' });
    expect(delivery?.medium).toBe('EMAIL');
    const { code = '' } = journey.sandbox.outbox.latest('ann@new.example') ?? {};
    journey.secrets.add(code);
    await expect(verifyAttribute(auth, 'email', `${code}0`)).rejects.toMatchObject({
      code: 'CodeMismatchException',
    });
    await verifyAttribute(auth, 'email', code);
    expect((await getUser(auth)).attributes).toMatchObject({
      email: 'ann@new.example',
      email_verified: 'true',
    });

    expect(auth.getClaims()).toMatchObject({
      email: 'ann@new.example',
      email_verified: true,
      given_name: 'Ann',
    });
    await deleteAttributes(auth, ['given_name']);
    expect(auth.getClaims()).not.toHaveProperty('given_name');
    expect((await getUser(auth)).attributes).not.toHaveProperty('given_name');
  });

  it('has a code sent to verify an address', async () => {
    const { journey, auth } = await signedIn({
      users: [
        { username: 'ann', password, attributes: { email: 'ann@example.com', email_verified: 'false' } },
      ],
    });
    expect(await sendVerificationCode(auth, 'email')).toMatchObject({ medium: 'EMAIL' });
    const { code = '' } = journey.sandbox.outbox.latest('ann') ?? {};
    await verifyAttribute(auth, 'email', code);
    expect((await getUser(auth)).attributes.email_verified).toBe('true');
  });

  it('sets up an authenticator app, turns it on, and is asked for its code next time', async () => {
    const { journey, tab, auth } = await signedIn({
      userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['SOFTWARE_TOKEN_MFA'] },
    });
    const { secret, uri } = await startTotpSetup(auth);
    journey.secrets.add(secret);
    expect(uri).toContain(`:ann?secret=${secret}`);
    await expect(finishTotpSetup(auth, '000000')).rejects.toMatchObject({
      code: 'EnableSoftwareTokenMFAException',
    });
    await finishTotpSetup(auth, totpCode(secret, journey.clock.now()), 'My phone');
    await setMfaPreference(auth, { totp: 'preferred' });
    expect(await getUser(auth)).toMatchObject({
      mfa: ['SOFTWARE_TOKEN_MFA'],
      preferredMfa: 'SOFTWARE_TOKEN_MFA',
    });
    auth.actions.signOut();
    (await tab.at('signedOut')).signIn({ username: 'ann', password });
    const step = await tab.at('totpCode');
    expect(step.deviceName).toBe('My phone');
    journey.clock.advance(30_000);
    step.submitCode(totpCode(secret, journey.clock.now()));
    await tab.at('home');
    await setMfaPreference(auth, { totp: 'off' });
    expect(await getUser(auth)).toMatchObject({ mfa: [], preferredMfa: null });
    // A passkey is never asked for first: Cognito has no such setting.
    const preferences = { passkey: 'preferred' } as unknown as Parameters<typeof setMfaPreference>[1];
    await expect(setMfaPreference(auth, preferences)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('sees all devices page by page, knows this one, and forgets another', async () => {
    const { journey, tab, auth } = await signedIn(tracking);
    await tab.until((state) => state.view === 'home' && state.device === 'remembered');
    const other = journey.openElsewhere({ deviceName: 'Ann’s phone' });
    await other.at('signedOut');
    other.auth.actions.signIn({ username: 'ann', password });
    await other.until((state) => state.view === 'home' && state.device === 'remembered');

    const first = await listDevices(auth, { size: 1 });
    const second = await listDevices(auth, { size: 1, next: first.next ?? '' });
    const devices = [...first.items, ...second.items];
    expect(second.next).toBeNull();
    expect(devices).toHaveLength(2);
    expect(devices).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'Ann’s laptop', isThisDevice: true }),
        expect.objectContaining({ name: 'Ann’s phone', isThisDevice: false }),
      ]),
    );

    await forgetDevice(auth, devices.find(({ isThisDevice }) => !isThisDevice)?.deviceKey ?? '');
    expect((await listDevices(auth)).items).toHaveLength(1);
    expect(await other.auth.getTokens({ forceRefresh: true })).toBeNull();
  });

  it('forgets this very device, and proves nothing with it next time', async () => {
    const { journey, tab, auth } = await signedIn(tracking);
    await tab.until((state) => state.view === 'home' && state.device === 'remembered');
    await forgetDevice(auth, (await listDevices(auth)).items[0]?.deviceKey ?? '');
    expect(auth.getState()).toMatchObject({ view: 'home', device: 'none' });
    auth.actions.signOut();
    await tab.at('signedOut');
    journey.calls();
    auth.actions.signIn({ username: 'ann', password });
    await tab.at('home');
    expect(journey.calls().slice(0, 2)).toEqual(['InitiateAuth', 'RespondToAuthChallenge PASSWORD_VERIFIER']);
  });

  it('deletes the account and is signed out in every tab', async () => {
    const { journey, tab, auth } = await signedIn();
    const second = journey.open();
    await second.at('home');
    await deleteUser(auth);
    expect((await tab.at('signedOut')).fault).toBeNull();
    await second.at('signedOut');
    expect(journey.sandbox.users.get('ann')).toBeUndefined();
    expect(await auth.getTokens()).toBeNull();
  });
});

describe('an account function', () => {
  it('refuses when nobody is signed in', async () => {
    const { auth, at } = (await startJourney()).open();
    await at('signedOut');
    await expect(getUser(auth)).rejects.toMatchObject({ name: 'AuthError', code: 'not-signed-in' });
  });

  it('refuses after dispose', async () => {
    const { auth } = await signedIn();
    auth.dispose();
    await expect(getUser(auth)).rejects.toMatchObject({ name: 'AuthError', code: 'disposed' });
  });

  it('refuses a copy of the Auth object', async () => {
    const { auth } = await signedIn();
    await expect(getUser({ ...auth })).rejects.toThrow('createAuth');
  });
});
