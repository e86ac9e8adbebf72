import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { operations } from '../operations/index.ts';
import { createSandbox, type Sandbox } from '../sandbox.ts';
import { frozen } from '../testing/frozen.ts';
import { served } from '../testing/served.ts';
import { apiRequest } from '../testing/wire.ts';
import { LONGEST_BODY } from './read-body.ts';

const FOREIGN = [
  'https://evil.example',
  'http://localhost.evil.example',
  'null',
  'http://127.0.0.1.evil.example',
];
const OURS = ['http://localhost:5173', 'http://app.localhost', 'http://127.0.0.1:4599', 'http://[::1]:8080'];

const start = () => createSandbox({ ...frozen, users: [{ username: 'ada', password: 'Correct-horse-1' }] });

function call(sandbox: Sandbox, operation: string, body: object, origin?: string): Promise<Response> {
  const headers = new Headers(apiRequest(sandbox, operation, '{}').headers);
  if (origin !== undefined) headers.set('origin', origin);
  return sandbox.fetch(sandbox.endpoint, { method: 'POST', headers, body: JSON.stringify(body) });
}

describe('an operation of administrators', () => {
  test.each(FOREIGN)('is refused to a page of %s, and shows it nothing', async (origin) => {
    const sandbox = await start();
    const body = {
      UserPoolId: sandbox.userPoolId,
      Username: 'ada',
      Password: 'Evil-horse-1',
      Permanent: true,
    };
    const response = await call(sandbox, 'AdminSetUserPassword', body, origin);
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(sandbox.journal.count()).toBe(0);
  });

  test.each(OURS)('answers a page of %s, and no other', async (origin) => {
    const sandbox = await start();
    const response = await call(sandbox, 'ListUsers', { UserPoolId: sandbox.userPoolId }, origin);
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect(response.headers.get('vary')).toBe('origin');
  });

  test('answers a call without an Origin, which no page could read', async () => {
    const sandbox = await start();
    const response = await call(sandbox, 'ListUsers', { UserPoolId: sandbox.userPoolId });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

test('every operation that AWS wants signed is one of administrators', () => {
  const open = [...operations].filter(([, { isForAdministrators }]) => !isForAdministrators);
  const signed =
    /^(?:Admin|Create|Describe|List(?!Devices|WebAuthnCredentials|UserSessions)|Delete(?!User$|UserAttributes$|WebAuthn)|Update(?!UserAttributes|DeviceStatus|AuthEvent)|Set(?!UserMFA)|GetUserPool)/;
  expect(open.map(([name]) => name).filter((name) => signed.test(name))).toEqual([]);
});

test('operations of clients answer pages of any origin, as on AWS', async () => {
  const sandbox = await start();
  const response = await call(sandbox, 'GetUser', {}, 'https://app.example.com');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
});

test('a served sandbox takes no request by a name that is not loopback', async () => {
  const sandbox = await served();
  const { port } = new URL(sandbox.endpoint);
  const paths = ['/', '/_sandbox', `/${sandbox.userPoolId}/.well-known/jwks.json`];
  for (const path of paths) {
    const statusOf = (host: string) =>
      new Promise((resolve, reject) => {
        request({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
    expect(await statusOf(`evil.example:${port}`)).toBe(403);
    expect(await statusOf(`localhost:${port}`)).not.toBe(403);
  }
});

describe('a body', () => {
  test('that is too long is refused before it is parsed', async () => {
    const sandbox = await start();
    const response = await sandbox.fetch(apiRequest(sandbox, 'SignUp', `"${'a'.repeat(LONGEST_BODY)}"`));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ __type: 'RequestEntityTooLargeException' });
    expect(sandbox.journal.count()).toBe(0);
  });

  test('of the control API is bounded too', async () => {
    const sandbox = await served();
    const response = await fetch(new URL('/_sandbox/pools', sandbox.endpoint), {
      method: 'POST',
      body: ' '.repeat(32 * 1_048_576 + 1),
    });
    expect(response.status).toBe(413);
  });
});
