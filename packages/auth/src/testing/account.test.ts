import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type * as account from '../account/index.ts';
import {
  changePassword,
  deleteAttributes,
  deletePasskey,
  deleteUser,
  faultFrom,
  finishTotpSetup,
  forgetDevice,
  getFactors,
  getUser,
  listDevices,
  listPasskeys,
  listSessions,
  registerPasskey,
  revokeSession,
  sendAuthEventFeedback,
  sendVerificationCode,
  setMfaPreference,
  startTotpSetup,
  updateAttributes,
  verifyAttribute,
} from '../account/index.ts';
import type { Auth } from '../api.ts';
import { onUserChange } from '../on-user-change.ts';
import { exportSignIn } from '../resume/index.ts';
import { waitFor } from '../wait-for.ts';
import { createTestAuth, type TestAccount } from './index.ts';

const home = (account?: TestAccount) => createTestAuth({ view: 'home' }, account && { account });

/** Every account function. A new one does not compile without an example. */
const examples: {
  readonly [Name in Exclude<keyof typeof account, 'faultFrom' | 'isUntracked'>]: (
    auth: Auth,
  ) => Promise<unknown>;
} = {
  changePassword: (auth) => changePassword(auth, { proposed: 'new' }),
  deleteAttributes: (auth) => deleteAttributes(auth, ['name']),
  deletePasskey: (auth) => deletePasskey(auth, 'key'),
  deleteUser,
  finishTotpSetup: (auth) => finishTotpSetup(auth, '123456'),
  forgetDevice: (auth) => forgetDevice(auth, 'device'),
  getFactors,
  getUser,
  listDevices,
  listPasskeys,
  listSessions,
  registerPasskey,
  revokeSession: (auth) => revokeSession(auth, 'tkn-1'),
  sendAuthEventFeedback: (auth) =>
    sendAuthEventFeedback(auth, { username: 'ada', eventId: 'event', feedbackToken: 'token', wasMe: true }),
  sendVerificationCode: (auth) => sendVerificationCode(auth, 'email'),
  setMfaPreference: (auth) => setMfaPreference(auth, { totp: 'on' }),
  startTotpSetup,
  updateAttributes: (auth) => updateAttributes(auth, { name: 'Ada' }),
  verifyAttribute: (auth) => verifyAttribute(auth, 'email', '123456'),
};

describe('every account function', () => {
  it.each(Object.entries(examples))('%s calls only operations that the double knows', async (_, call) => {
    const refusal = await call(home()).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal).not.toMatchObject({ exceptionName: 'UnknownOperationException' });
  });

  it('is in the README', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(Object.keys(examples).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('the account functions on a double', () => {
  it('find a believable account where the test gives none', async () => {
    const auth = home();
    expect(await getUser(auth)).toEqual({
      username: 'ada',
      attributes: {
        sub: '5f0c2d9e-1b7a-4c58-9a61-3d2f8e7b4a10',
        email: 'ada@example.com',
        email_verified: 'true',
      },
      mfa: [],
      preferredMfa: null,
    });
    expect(await getFactors(auth)).toEqual(['PASSWORD']);
    expect((await listDevices(auth)).items).toEqual([]);
    expect((await listPasskeys(auth)).items).toEqual([]);
  });

  it('change attributes, and verify them by the code of the test', async () => {
    const auth = home({ attributes: { email: 'old@example.com', name: 'Ada' }, code: '000111' });
    expect(await updateAttributes(auth, { email: 'new@example.com' })).toEqual([
      { medium: 'EMAIL', destination: 'a***@e***' },
    ]);
    await deleteAttributes(auth, ['name']);
    expect((await getUser(auth)).attributes).toEqual({ email: 'new@example.com', email_verified: 'false' });
    expect(await sendVerificationCode(auth, 'email')).toMatchObject({ medium: 'EMAIL' });
    await expect(verifyAttribute(auth, 'email', '123456')).rejects.toSatisfy(
      (error) => faultFrom(error)?.kind === 'code',
    );
    await verifyAttribute(auth, 'email', '000111');
    expect((await getUser(auth)).attributes.email_verified).toBe('true');
  });

  it('enrol an authenticator app and turn second factors on and off', async () => {
    const auth = home({ mfa: ['SMS_MFA'], preferredMfa: 'SMS_MFA' });
    expect((await startTotpSetup(auth)).uri).toMatch(/^otpauth:/);
    await finishTotpSetup(auth, '123456');
    await setMfaPreference(auth, { totp: 'preferred', sms: 'off' });
    expect(await getUser(auth)).toMatchObject({
      mfa: ['SOFTWARE_TOKEN_MFA'],
      preferredMfa: 'SOFTWARE_TOKEN_MFA',
    });
  });

  it('change the password, which only the right one may', async () => {
    const auth = home({ password: 'old' });
    await changePassword(auth, { previous: 'old', proposed: 'new' });
    await expect(changePassword(auth, { previous: 'old', proposed: 'newer' })).rejects.toMatchObject({
      exceptionName: 'NotAuthorizedException',
    });
    await changePassword(home(), { previous: 'whatever', proposed: 'new' });
  });

  it('list devices and passkeys, and let them go', async () => {
    const createdAt = new Date(1_700_000_000_000);
    const auth = home({
      devices: [{ deviceKey: 'here', name: 'Phone', isThisDevice: true, createdAt }, { deviceKey: 'there' }],
      passkeys: [{ credentialId: 'key', name: 'Laptop' }],
    });
    const { items } = await listDevices(auth);
    expect(items.map(({ name, isThisDevice }) => [name, isThisDevice])).toEqual([
      ['Phone', true],
      ['Browser', false],
    ]);
    expect(items[0]?.createdAt).toEqual(createdAt);
    await forgetDevice(auth, 'there');
    expect((await listDevices(auth)).items).toHaveLength(1);
    expect((await listPasskeys(auth)).items).toMatchObject([{ credentialId: 'key', name: 'Laptop' }]);
    await deletePasskey(auth, 'key');
    expect((await listPasskeys(auth)).items).toEqual([]);
  });

  it('end the session by deleting the user', async () => {
    const auth = home();
    await deleteUser(auth);
    expect((await waitFor(auth, 'signedOut')).reason).toBe('deleted');
  });

  it('change the claims, as renewed tokens do', async () => {
    const auth = home({ attributes: { email: 'old@example.com', phone_number: '+15555550100' } });
    await updateAttributes(auth, { name: 'Ada', email: 'new@example.com' });
    expect(auth.getClaims()).toMatchObject({ name: 'Ada', email: 'new@example.com', email_verified: false });
    await verifyAttribute(auth, 'email', '123456');
    await deleteAttributes(auth, ['name']);
    const state = auth.getState();
    expect(state.view === 'home' && state.user.claims).toMatchObject({
      email_verified: true,
      name: undefined,
    });
  });

  it('refuse the requests that the test names', async () => {
    const auth = home({ refuse: { ChangePassword: 'LimitExceededException' } });
    await expect(changePassword(auth, { proposed: 'new' })).rejects.toSatisfy(
      (error) => faultFrom(error)?.kind === 'throttled',
    );
    await getUser(auth);
  });

  it('refuse as ever when nobody is signed in', async () => {
    await expect(getUser(createTestAuth({ view: 'signedOut' }))).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    await expect(exportSignIn(home())).rejects.toMatchObject({ code: 'resume-none' });
  });

  it('are about the person that the test has signed in', async () => {
    const auth = home();
    const state = auth.getState();
    if (state.view !== 'home') throw new Error('not at home');
    const seen: (string | undefined)[] = [];
    onUserChange(auth, ({ user }) => seen.push(user?.username));
    auth.setState({ view: 'home', user: { username: 'grace', claims: { ...state.user.claims, sub: '2' } } });
    expect((await getUser(auth)).username).toBe('grace');
    expect(seen).toEqual(['ada', 'grace']);
  });
});
