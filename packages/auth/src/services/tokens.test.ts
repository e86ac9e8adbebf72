import { describe, expect, it } from 'vitest';
import { sessionFrom } from './tokens.ts';

const MINUTE = 60_000;
const jwt = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.sig`;
const random = (value: number) => ({ random: () => Uint8Array.of(value) });
const kept = { deviceKey: 'held', newDevice: null, legacyRefresh: false };

/** Tokens issued at a server time, in seconds, with a lifetime in seconds. */
const tokens = (iat: number, life: number, more: object = {}) => ({
  accessToken: jwt({ username: 'ann', iat, exp: iat + life, ...more }),
  idToken: jwt({ iat, exp: iat + life }),
  refreshToken: 'refresh',
});

describe('a session from tokens', () => {
  it('lives from the request on, with any difference of the clocks', () => {
    const sentAt = 1_768_478_400_000;
    for (const hoursOff of [-5, 0, 5]) {
      const iat = sentAt / 1000 + hoursOff * 3600;
      const session = sessionFrom(random(0), tokens(iat, 3600), sentAt, kept);
      expect(session.expiresAt).toBe(sentAt + 60 * MINUTE);
      expect(session.clockDrift).toBe(hoursOff * 60 * MINUTE);
    }
  });

  it('ends with the shorter-lived of its tokens', () => {
    const result = { ...tokens(1000, 3600), idToken: jwt({ iat: 1000, exp: 1300 }) };
    expect(sessionFrom(random(0), result, 0, kept).expiresAt).toBe(5 * MINUTE);
  });

  it.each([
    ['an hour', 3600, 60, 3, 24],
    ['five minutes', 300, 5, 0.25, 2],
    ['a day, of which an hour counts', 86_400, 1440, 3, 24],
  ])('of %s is refreshed 5 to 40 percent early', (_, life, minutes, least, most) => {
    const early = (value: number) => {
      const { expiresAt, refreshAt } = sessionFrom(random(value), tokens(1000, life), 0, kept);
      expect(expiresAt).toBe(minutes * MINUTE);
      return (expiresAt - refreshAt) / MINUTE;
    };
    expect(early(0)).toBeCloseTo(least);
    expect(early(255)).toBeCloseTo(least + (most - least) * (255 / 256));
  });

  it('goes by the device that the access token names', () => {
    const named = sessionFrom(random(0), tokens(1000, 3600, { device_key: 'named' }), 0, kept);
    expect(named.deviceKey).toBe('named');
    expect(sessionFrom(random(0), tokens(1000, 3600), 0, kept).deviceKey).toBe('held');
  });

  it('keeps the refresh token unless a new one comes', () => {
    const { refreshToken: _, ...result } = tokens(1000, 3600);
    expect(sessionFrom(random(0), result, 0, { ...kept, refreshToken: 'old' }).refreshToken).toBe('old');
    expect(sessionFrom(random(0), tokens(1000, 3600), 0, { ...kept, refreshToken: 'old' }).refreshToken).toBe(
      'refresh',
    );
  });

  it.each(['accessToken', 'idToken', 'refreshToken'])('needs the %s', (missing) => {
    const result = { ...tokens(1000, 3600), [missing]: undefined };
    expect(() => sessionFrom(random(0), result, 0, kept)).toThrow('tokens-incomplete');
  });

  it.each([
    ['end before they begin', { iat: 1000, exp: 999 }],
    ['end as they begin', { iat: 1000, exp: 1000 }],
    ['have no end', { iat: 1000 }],
    ['have no beginning', { exp: 4600 }],
    ['have text for an end', { iat: 1000, exp: '4600' }],
    ['have text for a beginning', { iat: '1000', exp: 4600 }],
    ['have null for an end', { iat: 1000, exp: null }],
  ])('is not made from tokens that %s', (_, claims) => {
    const result = { ...tokens(1000, 3600), accessToken: jwt({ username: 'ann', ...claims }) };
    expect(() => sessionFrom(random(0), result, 0, kept)).toThrow(
      expect.objectContaining({ code: 'tokens-without-life' }),
    );
  });

  it.each([
    [1000, 1000],
    [1000, undefined],
    [1000, '4600'],
    [4600, 4600],
    [5000, 4600],
    [undefined, 4600],
    ['1000', 4600],
  ])('is not made from an ID token that is issued at %j and ends at %j', (iat, exp) => {
    const result = { ...tokens(1000, 3600), idToken: jwt({ iat, exp }) };
    expect(() => sessionFrom(random(0), result, 0, kept)).toThrow(
      expect.objectContaining({ code: 'tokens-without-life' }),
    );
  });

  it.each(['', 'not a token', 'a.b.c', `e30.${Buffer.from('null').toString('base64url')}.sig`])(
    'is not made from %j',
    (text) => {
      for (const name of ['accessToken', 'idToken']) {
        const result = { ...tokens(1000, 3600), [name]: text };
        expect(() => sessionFrom(random(0), result, 0, kept)).toThrow(
          expect.objectContaining({ name: 'TokensError' }),
        );
      }
    },
  );
});
