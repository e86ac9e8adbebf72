import { describe, expect, it } from 'vitest';
import { bodyOf, providerFault, refusedBy } from './refusals.ts';

const refusedAt = async (response: Response, now: number) => refusedBy(response, await bodyOf(response), now);

describe('an error in the address that managed login sends people back to', () => {
  it.each([
    ['access_denied', { kind: 'refused', reason: 'access-denied' }],
    ['invalid_scope', { kind: 'configuration', reason: 'scope-not-allowed' }],
    ['unauthorized_client', { kind: 'configuration', reason: 'flow-not-enabled' }],
    ['server_error', { kind: 'server' }],
    ['temporarily_unavailable', { kind: 'server' }],
    ['invalid_request', { kind: 'refused', reason: 'provider' }],
    ['a'.repeat(64), { kind: 'refused', reason: 'provider' }],
  ])('%s', (error, fault) => {
    expect(providerFault(new URLSearchParams({ error }))).toEqual({ code: error, ...fault });
  });

  it.each(['<b>', 'Access_denied', 'x1', ' access_denied', 'access_denied ', '', 'a'.repeat(65)])(
    'that is no word of the protocol is invalid: %o',
    (error) => {
      expect(providerFault(new URLSearchParams({ error })).code).toBe('invalid_request');
    },
  );

  it('that is missing is not a refusal', () => {
    expect(providerFault(new URLSearchParams())).toStrictEqual({
      kind: 'refused',
      code: 'invalid_request',
      reason: 'provider',
    });
  });

  it.each([
    ['PreSignUp failed with error Only for members.', { reason: 'trigger', message: 'Only for members' }],
    ['Invalid SAML response', { reason: 'provider', message: 'Invalid SAML response' }],
  ])('has the words of the provider, or of a trigger: %s', (description, said) => {
    const parameters = new URLSearchParams({ error: 'invalid_request', error_description: description });
    expect(providerFault(parameters)).toEqual({ kind: 'refused', code: 'invalid_request', ...said });
  });
});

describe('an answer of the token endpoint', () => {
  const now = 1_000_000;

  it('that may hold tokens is refused by nothing', async () => {
    expect(await refusedAt(Response.json({ error: 'invalid_grant' }), now)).toBeNull();
  });

  it.each([
    ['invalid_grant', { kind: 'credentials' }],
    ['invalid_client', { kind: 'configuration', reason: 'client-secret' }],
    ['unauthorized_client', { kind: 'configuration', reason: 'flow-not-enabled' }],
    ['unsupported_grant_type', { kind: 'configuration', reason: 'flow-not-enabled' }],
    ['invalid_request', { kind: 'configuration' }],
    ['invalid_scope', { kind: 'configuration', reason: 'scope-not-allowed' }],
  ])('refuses with %s', async (error, fault) => {
    expect(await refusedAt(Response.json({ error }, { status: 400 }), now)).toEqual({
      code: error,
      ...fault,
    });
  });

  it.each([{ error: 'invented' }, { error: 7 }, {}, [], null])(
    'that says %j is a matter of the server',
    async (body) => {
      expect(await refusedAt(Response.json(body, { status: 400 }), now)).toEqual({
        kind: 'server',
        code: 'http-400',
      });
    },
  );

  it('that is no JSON is a matter of the server', async () => {
    expect(await refusedAt(new Response('<html>', { status: 403 }), now)).toEqual({
      kind: 'server',
      code: 'http-403',
    });
  });

  it.each([500, 503])('of the status %i ends no session, with any body', async (status) => {
    expect(await refusedAt(Response.json({ error: 'invalid_grant' }, { status }), now)).toEqual({
      kind: 'server',
      code: `http-${status}`,
    });
    expect(await refusedAt(Response.json({ error: 'invalid_grant' }, { status: 499 }), now)).toMatchObject({
      kind: 'credentials',
    });
  });

  it('that came too soon is to be asked for again in five seconds', async () => {
    expect(await refusedAt(Response.json({}, { status: 429 }), now)).toEqual({
      kind: 'throttled',
      code: 'TooManyRequests',
      retryAt: now + 5_000,
    });
  });
});
