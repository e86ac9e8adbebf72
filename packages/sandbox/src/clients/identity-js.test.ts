import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
  type IAuthenticationCallback,
  type ICognitoStorage,
} from 'amazon-cognito-identity-js';
import { describe, expect, test, vi } from 'vitest';
import type { Sandbox } from '../sandbox.ts';
import { calls, PASSWORD, served } from '../testing/served.ts';

// Its arithmetic takes seconds if the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

const ALWAYS = { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: false };

function memoryStorage(): ICognitoStorage & { items: Map<string, string> } {
  const items = new Map<string, string>();
  return {
    items,
    setItem: (key, value) => void items.set(key, value),
    getItem: (key) => items.get(key) ?? null,
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

function userOf(sandbox: Sandbox, Storage: ICognitoStorage) {
  const Pool = new CognitoUserPool({
    UserPoolId: sandbox.userPoolId,
    ClientId: sandbox.clientId,
    endpoint: sandbox.endpoint,
    Storage,
  });
  return new CognitoUser({ Username: 'ada', Pool, Storage });
}

function settle<T>(
  run: (callbacks: { onSuccess: (value: T) => void; onFailure: (error: Error) => void }) => void,
) {
  return new Promise<T>((onSuccess, onFailure) => run({ onSuccess, onFailure }));
}

const signIn = (user: CognitoUser, password = PASSWORD, more: Partial<IAuthenticationCallback> = {}) =>
  settle<CognitoUserSession>((callbacks) =>
    user.authenticateUser(new AuthenticationDetails({ Username: 'ada', Password: password }), {
      ...more,
      ...callbacks,
    }),
  );

const refresh = (user: CognitoUser, session: CognitoUserSession) =>
  new Promise<CognitoUserSession>((resolve, reject) =>
    user.refreshSession(session.getRefreshToken(), (error: Error | null, fresh: CognitoUserSession) =>
      error ? reject(error) : resolve(fresh),
    ),
  );

describe('amazon-cognito-identity-js', () => {
  test('signs in by SRP, confirms its device, signs in with it, refreshes and signs out', async () => {
    const sandbox = await served({ userPool: { deviceConfiguration: ALWAYS } });
    const storage = memoryStorage();
    await signIn(userOf(sandbox, storage));
    expect(calls(sandbox)).toEqual(['InitiateAuth', 'PASSWORD_VERIFIER', 'ConfirmDevice']);
    sandbox.journal.clear();

    const user = userOf(sandbox, storage);
    const session = await signIn(user);
    expect(calls(sandbox)).toEqual([
      'InitiateAuth',
      'PASSWORD_VERIFIER',
      'DEVICE_SRP_AUTH',
      'DEVICE_PASSWORD_VERIFIER',
    ]);

    const fresh = await refresh(user, session);
    expect(fresh.getAccessToken().getJwtToken()).not.toBe(session.getAccessToken().getJwtToken());
    await new Promise<void>((resolve) => user.signOut(resolve));
    expect(calls(sandbox).at(-1)).toBe('RevokeToken');
    await expect(refresh(user, session)).rejects.toMatchObject({ code: 'NotAuthorizedException' });
  });

  test('is refused with a wrong password', async () => {
    const sandbox = await served();
    await expect(signIn(userOf(sandbox, memoryStorage()), 'Wrong-horse-1')).rejects.toMatchObject({
      code: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
  });

  test('is refused with a wrong device secret', async () => {
    const sandbox = await served({ userPool: { deviceConfiguration: ALWAYS } });
    const storage = memoryStorage();
    await signIn(userOf(sandbox, storage));
    const secretKey = [...storage.items.keys()].find((key) => key.endsWith('randomPasswordKey'));
    storage.setItem(secretKey ?? '', 'AAAA');
    await expect(signIn(userOf(sandbox, storage))).rejects.toMatchObject({ code: 'NotAuthorizedException' });
    expect(calls(sandbox).at(-1)).toBe('DEVICE_PASSWORD_VERIFIER');
  });

  test('recovers when its device was forgotten behind its back', async () => {
    const sandbox = await served({ userPool: { deviceConfiguration: ALWAYS } });
    const storage = memoryStorage();
    await signIn(userOf(sandbox, storage));
    const deviceKey = sandbox.users.get('ada')?.devices[0]?.deviceKey ?? '';
    sandbox.users.forgetDevice('ada', deviceKey);
    sandbox.journal.clear();
    await signIn(userOf(sandbox, storage));
    expect(calls(sandbox)).toEqual([
      'InitiateAuth',
      'PASSWORD_VERIFIER',
      'PASSWORD_VERIFIER',
      'ConfirmDevice',
    ]);
  });

  test('is refused with a revoked access token, and every session ends on global sign-out', async () => {
    const sandbox = await served();
    const [here, there] = [userOf(sandbox, memoryStorage()), userOf(sandbox, memoryStorage())];
    await signIn(here);
    await signIn(there);
    await settle<string>((callbacks) => there.globalSignOut(callbacks));
    const attributes = new Promise((resolve, reject) =>
      here.getUserAttributes((error, result) => (error ? reject(error) : resolve(result))),
    );
    await expect(attributes).rejects.toMatchObject({ code: 'NotAuthorizedException' });
  });

  test('sets a new password when asked for one', async () => {
    const sandbox = await served({
      users: [{ username: 'ada', password: PASSWORD, status: 'FORCE_CHANGE_PASSWORD' }],
    });
    const user = userOf(sandbox, memoryStorage());
    await new Promise<void>((resolve, reject) => {
      const newPasswordRequired = () => resolve();
      signIn(user, PASSWORD, { newPasswordRequired }).catch(reject);
    });
    await settle<CognitoUserSession>((callbacks) =>
      user.completeNewPasswordChallenge('New-horse-22', {}, callbacks),
    );
    await expect(signIn(userOf(sandbox, memoryStorage()), 'New-horse-22')).resolves.toBeDefined();
  });

  test('remembers its device when the person says so', async () => {
    const sandbox = await served({
      userPool: { deviceConfiguration: { ...ALWAYS, deviceOnlyRememberedOnUserPrompt: true } },
    });
    const storage = memoryStorage();
    const user = userOf(sandbox, storage);
    await signIn(user);
    expect(sandbox.users.get('ada')?.devices).toMatchObject([{ confirmed: true, remembered: false }]);
    await settle<string>((callbacks) => user.setDeviceStatusRemembered(callbacks));
    sandbox.journal.clear();
    await signIn(userOf(sandbox, storage));
    expect(calls(sandbox)).toContain('DEVICE_PASSWORD_VERIFIER');
  });
});
