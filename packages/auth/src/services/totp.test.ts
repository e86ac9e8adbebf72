import { describe, expect, it } from 'vitest';
import { pendingOf } from '../../test/pending.ts';
import { attemptOf } from '../../test/services.ts';
import { stubWorld } from '../../test/stub-world.ts';
import type { AuthConfig } from '../api.ts';
import type { Challenge } from '../model.ts';
import { kindOf, seal, unseal } from '../sealed.ts';
import { totpServices, totpSetup } from './totp.ts';

const { signal } = new AbortController();
const attempt = attemptOf('ann@example.com', '');

function world(options: Partial<AuthConfig> = {}) {
  const { open, client } = stubWorld();
  const { associateTotp, verifyTotp } = totpServices(open({}, options).context);
  const challengeOf = (changes: Partial<Challenge> = {}): Challenge => {
    const { challenge } = pendingOf({ name: 'MFA_SETUP', ...changes });
    if (!challenge) throw new Error('There is one.');
    return challenge;
  };
  return { client, associateTotp, verifyTotp, challengeOf };
}

describe('an authenticator app', () => {
  it('gets its secret from the page, under the name of the app and of the user', async () => {
    const { client, associateTotp, challengeOf } = world({ totpIssuer: 'My Shop' });
    client.respond('AssociateSoftwareToken', { secretCode: 'SECRET', session: 'next' });
    const reply = await associateTotp({ attempt, challenge: challengeOf() }, signal);
    if (reply.kind !== 'totp') throw new Error('It was refused.');
    expect(client.asked).toMatchObject([
      { operation: 'AssociateSoftwareToken', input: { session: 'a-session' }, options: { signal } },
    ]);
    expect(kindOf(reply.totp)).toBe('forPage');
    expect(unseal(reply.totp)).toEqual({
      secret: 'SECRET',
      uri: 'otpauth://totp/My%20Shop:ann?secret=SECRET&issuer=My%20Shop',
    });
    expect(reply.challenge.session && unseal(reply.challenge.session)).toBe('next');
    expect(reply.challenge.session && kindOf(reply.challenge.session)).toBe('session');
  });

  it('has the name of the pool, and the username, where nothing else is known', async () => {
    const { client, associateTotp, challengeOf } = world();
    client.respond('AssociateSoftwareToken', { secretCode: 'SECRET' });
    const challenge = challengeOf({ parameters: seal({}, 'parameters') });
    const reply = await associateTotp({ attempt, challenge }, signal);
    if (reply.kind !== 'totp') throw new Error('It was refused.');
    expect(unseal(reply.totp).uri).toContain('/eu-west-2_Pool:ann%40example.com?');
    // No new Session came: the previous one is still valid.
    expect(reply.challenge).toBe(challenge);
  });

  it('gets nothing where no secret comes', async () => {
    const { client, associateTotp, challengeOf } = world();
    client.respond('AssociateSoftwareToken', { session: 'next' });
    expect(await associateTotp({ attempt, challenge: challengeOf({ session: null }) }, signal)).toMatchObject(
      {
        fault: { kind: 'unexpected', code: 'empty-answer' },
      },
    );
    expect(client.asked[0]?.input).toEqual({ session: '' });
  });

  it.each([
    ['phone', { friendlyDeviceName: 'phone' }],
    [null, {}],
  ])('is verified by its code, and named %s', async (deviceName, named) => {
    const { client, verifyTotp, challengeOf } = world();
    client.respond('VerifySoftwareToken', { status: 'SUCCESS', session: 'next' });
    const input = { attempt, challenge: challengeOf(), code: seal('123456'), deviceName };
    const reply = await verifyTotp(input, signal);
    expect(client.asked).toEqual([
      {
        operation: 'VerifySoftwareToken',
        input: { session: 'a-session', userCode: '123456', ...named },
        options: { signal },
      },
    ]);
    if (reply.kind !== 'challenge') throw new Error('It was refused.');
    expect(reply.challenge.session && unseal(reply.challenge.session)).toBe('next');
  });

  it('is not verified by a code that the pool does not take', async () => {
    const { client, verifyTotp, challengeOf } = world();
    client.respond('VerifySoftwareToken', { status: 'ERROR' });
    const input = { attempt, challenge: challengeOf(), code: seal('123456'), deviceName: null };
    expect(await verifyTotp(input, signal)).toEqual({
      kind: 'fault',
      fault: { kind: 'code', code: 'code-refused', reason: 'code-wrong', field: 'code' },
    });
  });
});

it('the address for an authenticator app has nothing that would end a part of it', () => {
  expect(totpSetup('a:b&c', 'd/e?f', 'S').uri).toBe(
    'otpauth://totp/a%3Ab%26c:d%2Fe%3Ff?secret=S&issuer=a%3Ab%26c',
  );
});
