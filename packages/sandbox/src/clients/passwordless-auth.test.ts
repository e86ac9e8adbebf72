import { Passwordless } from 'amazon-cognito-passwordless-auth';
import { initiateAuth, revokeToken } from 'amazon-cognito-passwordless-auth/cognito-api';
import { authenticateWithPlaintextPassword } from 'amazon-cognito-passwordless-auth/plaintext';
import { authenticateWithSRP } from 'amazon-cognito-passwordless-auth/srp';
import { describe, expect, test, vi } from 'vitest';
import { derivedBytes } from '../derived-bytes.ts';
import { totpCode } from '../mfa/totp.ts';
import type { SandboxOptions } from '../options.ts';
import { calls, PASSWORD, served } from '../testing/served.ts';

// Its arithmetic takes seconds if the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const wrong = { message: 'Incorrect username or password.' };

async function start(options: SandboxOptions = {}) {
  const sandbox = await served({ random: derivedBytes('pool'), ...options });
  const { userPoolId, clientId, endpoint } = sandbox;
  Passwordless.configure({ userPoolId, clientId, cognitoIdpEndpoint: endpoint, crypto: seededCrypto() });
  return sandbox;
}

function seededCrypto() {
  const random = derivedBytes('client');
  const getRandomValues: Crypto['getRandomValues'] = (array) => {
    if (array instanceof Uint8Array) array.set(random(array.length));
    return array;
  };
  return { getRandomValues, subtle: crypto.subtle };
}

type SrpInput = Parameters<typeof authenticateWithSRP>[0];

function signIn(more: Partial<SrpInput> = {}) {
  const tokensCb = () => undefined;
  return authenticateWithSRP({ username: 'ada', password: PASSWORD, tokensCb, ...more }).signedIn;
}

describe('amazon-cognito-passwordless-auth', () => {
  test('signs in by SRP, refreshes, and is refused once its token is revoked', async () => {
    await start();
    const { refreshToken } = await signIn();
    const refresh = () =>
      initiateAuth({ authflow: 'REFRESH_TOKEN_AUTH', authParameters: { REFRESH_TOKEN: refreshToken } });
    expect((await refresh()).AuthenticationResult.AccessToken).toBeTypeOf('string');
    await revokeToken({ refreshToken });
    await expect(refresh()).rejects.toThrow('Refresh Token has been revoked');
  });

  test('signs in by a plain password', async () => {
    const sandbox = await start();
    const tokensCb = () => undefined;
    await authenticateWithPlaintextPassword({ username: 'ada', password: PASSWORD, tokensCb }).signedIn;
    expect(calls(sandbox)).toEqual(['InitiateAuth']);
  });

  test('is refused with a wrong password', async () => {
    await start();
    await expect(signIn({ password: 'Wrong-horse-1' })).rejects.toMatchObject(wrong);
  });

  test('signs in with a code of an authenticator app, and fails with a wrong one', async () => {
    const sandbox = await start({
      userPool: { mfaConfiguration: 'OPTIONAL' },
      users: [{ username: 'ada', password: PASSWORD, mfa: { totpSecret: SECRET } }],
    });
    const right = async () => totpCode(SECRET, sandbox.clock.now());
    await expect(signIn({ otpMfaCode: async () => '000000' })).rejects.toMatchObject({
      message: 'Invalid code or auth state for the user.',
    });
    expect((await signIn({ otpMfaCode: right })).accessToken).toBeTypeOf('string');
  });

  test('answers custom challenges after SRP, and fails with a wrong answer', async () => {
    await start({ customAuth: { rounds: [{ answer: 'brass' }], attempts: 1 } });
    const answering = (answer: string) =>
      signIn({ authflow: 'CUSTOM_AUTH', customChallengeAnswer: async () => answer });
    expect((await answering('brass')).accessToken).toBeTypeOf('string');
    await expect(answering('tin')).rejects.toMatchObject(wrong);
  });

  test('sets a new password, and fails with a weak one', async () => {
    await start({ users: [{ username: 'ada', password: PASSWORD, status: 'FORCE_CHANGE_PASSWORD' }] });
    await expect(signIn({ newPassword: async () => 'weak' })).rejects.toThrow('Password does not conform');
    expect((await signIn({ newPassword: async () => 'New-horse-22' })).accessToken).toBeTypeOf('string');
  });
});
