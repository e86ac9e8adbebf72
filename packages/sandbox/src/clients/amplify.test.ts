import {
  confirmSignIn,
  fetchAuthSession,
  fetchDevices,
  getCurrentUser,
  signIn,
  signOut,
} from 'aws-amplify/auth';
import { describe, expect, test, vi } from 'vitest';
import { useAmplify } from '../testing/amplify.ts';
import { calls, PASSWORD, served } from '../testing/served.ts';

// Its arithmetic takes seconds if the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

const deviceConfiguration = { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: false };
const credentials = { username: 'ada', password: PASSWORD };

describe('aws-amplify', () => {
  test('signs in by SRP, confirms its device, signs in with it, refreshes and signs out', async () => {
    const sandbox = await served({ userPool: { deviceConfiguration } });
    useAmplify(sandbox);
    expect(await signIn(credentials)).toMatchObject({ isSignedIn: true });
    expect(calls(sandbox)).toEqual(['InitiateAuth', 'PASSWORD_VERIFIER', 'ConfirmDevice']);
    expect(await getCurrentUser()).toMatchObject({ username: 'ada' });
    await signOut();
    expect(calls(sandbox).at(-1)).toBe('RevokeToken');

    sandbox.journal.clear();
    await signIn(credentials);
    expect(calls(sandbox)).toEqual([
      'InitiateAuth',
      'PASSWORD_VERIFIER',
      'DEVICE_SRP_AUTH',
      'DEVICE_PASSWORD_VERIFIER',
    ]);
    expect(await fetchDevices()).toHaveLength(1);

    const before = (await fetchAuthSession()).tokens?.accessToken.toString();
    const after = (await fetchAuthSession({ forceRefresh: true })).tokens?.accessToken.toString();
    expect(after).not.toBe(before);
    expect(calls(sandbox).at(-1)).toBe('GetTokensFromRefreshToken');
    await signOut({ global: true });
    expect(sandbox.users.get('ada')?.sessions).toBe(0);
  });

  test('is refused with a wrong password', async () => {
    useAmplify(await served());
    await expect(signIn({ username: 'ada', password: 'Wrong-horse-1' })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
  });

  test('is refused with a wrong device secret', async () => {
    const sandbox = await served({ userPool: { deviceConfiguration } });
    const storage = useAmplify(sandbox);
    await signIn(credentials);
    await signOut();
    const secretKey = [...storage.keys()].find((key) => key.endsWith('randomPasswordKey'));
    storage.set(secretKey ?? '', 'AAAA');
    await expect(signIn(credentials)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    expect(calls(sandbox).at(-1)).toBe('DEVICE_PASSWORD_VERIFIER');
  });

  test('is signed out when its tokens are revoked', async () => {
    const sandbox = await served();
    useAmplify(sandbox);
    await signIn(credentials);
    sandbox.users.signOut('ada');
    expect((await fetchAuthSession({ forceRefresh: true })).tokens).toBeUndefined();
  });

  test('sets a new password when asked for one', async () => {
    const sandbox = await served({
      userPool: { schema: [{ name: 'name', required: true }] },
      users: [{ ...credentials, status: 'FORCE_CHANGE_PASSWORD' }],
    });
    useAmplify(sandbox);
    expect((await signIn(credentials)).nextStep).toMatchObject({
      signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED',
      missingAttributes: ['name'],
    });
    const answer = { challengeResponse: 'New-horse-22', options: { userAttributes: { name: 'Ada' } } };
    expect(await confirmSignIn(answer)).toMatchObject({ isSignedIn: true });
  });
});
