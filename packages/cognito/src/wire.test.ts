import { describe, expect, it } from 'vitest';
import { redacted } from './redaction.ts';
import { camelCase, fromWire, pascalCase, readOutput, toWire } from './wire.ts';

describe('member names', () => {
  it.each([
    ['AccessToken', 'accessToken'],
    ['UserMFASettingList', 'userMfaSettingList'],
    ['SMSMfaSettings', 'smsMfaSettings'],
    ['MFAOptions', 'mfaOptions'],
    ['PreferredMfaSetting', 'preferredMfaSetting'],
    ['WebAuthnMfaSettings', 'webAuthnMfaSettings'],
    ['IpAddress', 'ipAddress'],
    ['Name', 'name'],
    ['LastIPAddress', 'lastIpAddress'],
    ['USER', 'uSER'],
    ['userMFA', 'userMFA'],
    ['', ''],
  ])('%s is %s', (wire, camel) => {
    expect(camelCase(wire)).toBe(camel);
  });

  it('of any length take no time to speak of', () => {
    const capitals = 'A'.repeat(1_000_000);
    expect(camelCase(`${capitals}!`)).toBe(`a${capitals.slice(1)}!`);
  });

  it.each([
    ['smsMfaSettings', 'SMSMfaSettings'],
    ['smsCode', 'SmsCode'],
    ['accessToken', 'AccessToken'],
  ])('%s goes out as %s', (camel, wire) => {
    expect(pascalCase(camel)).toBe(wire);
  });
});

describe('an input on the wire', () => {
  it('keeps the keys of maps and the insides of a WebAuthn document', () => {
    const credential = { rawId: 'x', response: { clientDataJSON: 'y' } };
    expect(
      toWire({ authParameters: { USERNAME: 'ada' }, clientMetadata: { myKey: 'v' }, credential }),
    ).toEqual({
      AuthParameters: { USERNAME: 'ada' },
      ClientMetadata: { myKey: 'v' },
      Credential: credential,
    });
  });

  it('omits undefined members, and lets a platform credential serialise itself', () => {
    const credential = { toJSON: () => ({ id: 'x' }) };
    expect(JSON.stringify(toWire({ credential, deviceName: undefined }))).toBe('{"Credential":{"id":"x"}}');
  });

  it('lets an object of the platform write itself, whose members are on its prototype', () => {
    class PublicKeyCredential {
      readonly #id = 'x';
      get id() {
        return this.#id;
      }
      toJSON() {
        return { id: this.#id };
      }
    }
    const credential = new PublicKeyCredential();
    expect(toWire({ credential })).toEqual({ Credential: credential });
    expect(JSON.stringify(toWire({ credential }))).toBe('{"Credential":{"id":"x"}}');
  });

  it('has the values of an input that prints redacted', () => {
    const input = redacted({ authParameters: { USERNAME: 'ada' }, credential: { response: { id: 'x' } } });
    expect(JSON.stringify(toWire(input))).toBe(
      '{"AuthParameters":{"USERNAME":"ada"},"Credential":{"response":{"id":"x"}}}',
    );
  });

  it('spells the members of lists and structures', () => {
    expect(toWire({ userAttributes: [{ name: 'email', value: 'a@b' }] })).toEqual({
      UserAttributes: [{ Name: 'email', Value: 'a@b' }],
    });
  });
});

describe('an answer', () => {
  it('keeps the keys of challenge parameters and of WebAuthn options', () => {
    expect(
      fromWire({
        ChallengeParameters: { SRP_B: 'b', userAttributes: '{}', CreatedAt: '1' },
        CredentialCreationOptions: {
          rp: { id: 'x' },
          timeout: 1,
          excludeCredentials: [{ Id: 'y' }],
          CreatedAt: 1,
        },
      }),
    ).toEqual({
      challengeParameters: { SRP_B: 'b', userAttributes: '{}', CreatedAt: '1' },
      credentialCreationOptions: {
        rp: { id: 'x' },
        timeout: 1,
        excludeCredentials: [{ Id: 'y' }],
        CreatedAt: 1,
      },
    });
  });

  it('has dates, and no nulls', () => {
    expect(fromWire({ Device: { DeviceCreateDate: 1715100742.022 }, Session: null })).toEqual({
      device: { deviceCreateDate: new Date(1715100742022) },
    });
  });

  it('has as a date what is a number and is named as one', () => {
    expect(
      fromWire({ CreatedAt: 1, UserCreateDate: 'soon', UserDateCount: 3, AtDates: [4], EndDate: [5] }),
    ).toEqual({
      createdAt: new Date(1000),
      userCreateDate: 'soon',
      userDateCount: 3,
      atDates: [4],
      endDate: [new Date(5000)],
    });
  });

  it('cannot change a prototype by the name of a member', () => {
    const out = fromWire(JSON.parse('{"ChallengeParameters":{"__proto__":{"polluted":true}}}'));
    expect(Object.hasOwn((out as { challengeParameters: object }).challengeParameters, '__proto__')).toBe(
      true,
    );
    expect((out as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each([
    ['objects', '{"A":', '}'],
    ['lists', '[', ']'],
  ])('goes 32 levels of %s deep and no deeper, as an input does', (_, open, close) => {
    const text = (levels: number) => `{"A":${open.repeat(levels - 1)}1${close.repeat(levels - 1)}}`;
    expect(JSON.stringify(toWire(readOutput(text(32))))).toBe(text(32));
    expect(readOutput(text(33))).toBeUndefined();
    expect(() => toWire(JSON.parse(text(33)))).toThrow(RangeError);
  });

  it.each([
    ['objects', `${'{"A":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['lists', `{"A":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ])('of very many levels of %s is rejected', (_, text) => {
    expect(readOutput(text)).toBeUndefined();
  });
});
