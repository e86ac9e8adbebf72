import { describe, expect, it } from 'vitest';
import { toBase64Url } from './base64url.ts';
import {
  type Assertion,
  type Attestation,
  assertionToJson,
  attestationToJson,
  parseCreationOptions,
  parseRequestOptions,
} from './webauthn.ts';

const bytes = (...values: number[]) => Uint8Array.from(values).buffer;

describe('the JSON forms of WebAuthn', () => {
  it('reads the request options that come as a string with WEB_AUTHN', () => {
    const options = parseRequestOptions(
      JSON.stringify({
        challenge: '-_8',
        rpId: 'example.com',
        timeout: 60_000,
        userVerification: 'preferred',
        allowCredentials: [{ type: 'public-key', id: 'AQID', transports: ['internal'] }],
        extensions: {},
      }),
    );
    expect(options).toEqual({
      challenge: Uint8Array.of(251, 255),
      rpId: 'example.com',
      timeout: 60_000,
      userVerification: 'preferred',
      allowCredentials: [{ type: 'public-key', id: Uint8Array.of(1, 2, 3), transports: ['internal'] }],
    });
  });

  it('reads the creation options that come as an object', () => {
    const options = parseCreationOptions({
      challenge: 'AQ',
      rp: { id: 'example.com', name: 'Example' },
      user: { id: 'Ag', name: 'ann', displayName: 'Ann' },
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    });
    expect(options).toMatchObject({
      challenge: Uint8Array.of(1),
      user: { id: Uint8Array.of(2), name: 'ann', displayName: 'Ann' },
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
      excludeCredentials: [],
    });
  });

  it('writes an assertion with base64url all through, and no empty members', () => {
    const credential = {
      id: 'AQ',
      rawId: bytes(1),
      type: 'public-key',
      authenticatorAttachment: 'platform',
      response: {
        clientDataJSON: bytes(2),
        authenticatorData: bytes(3),
        signature: bytes(251, 255),
        userHandle: null,
      },
    } as unknown as Assertion;
    expect(assertionToJson(credential)).toEqual({
      id: 'AQ',
      rawId: 'AQ',
      type: 'public-key',
      authenticatorAttachment: 'platform',
      clientExtensionResults: {},
      response: { clientDataJSON: 'Ag', authenticatorData: 'Aw', signature: '-_8' },
    });
  });

  it('writes a registration', () => {
    const credential = {
      id: 'AQ',
      rawId: bytes(1),
      type: 'public-key',
      authenticatorAttachment: null,
      response: {
        clientDataJSON: bytes(2),
        attestationObject: bytes(3),
        getAuthenticatorData: () => bytes(4),
        getTransports: () => ['internal', 'hybrid'],
        getPublicKeyAlgorithm: () => -7,
        getPublicKey: () => null,
      },
    } as unknown as Attestation;
    expect(attestationToJson(credential)).toEqual({
      id: 'AQ',
      rawId: 'AQ',
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: 'Ag',
        attestationObject: 'Aw',
        authenticatorData: 'BA',
        transports: ['internal', 'hybrid'],
        publicKeyAlgorithm: -7,
      },
    });
  });

  it.each(['getAuthenticatorData', 'getTransports', 'getPublicKeyAlgorithm', 'getPublicKey'])(
    'writes a registration of a password manager whose %s is missing, or throws',
    (getter) => {
      const response = {
        clientDataJSON: bytes(2),
        attestationObject: bytes(3),
        getAuthenticatorData: () => bytes(4),
        getTransports: () => ['internal'],
        getPublicKeyAlgorithm: () => -7,
        getPublicKey: () => bytes(5),
      };
      const refuse = () => {
        throw new Error('Permission denied to access object');
      };
      const written = [undefined, refuse].map((broken) => {
        const credential = { id: 'AQ', rawId: bytes(1), type: 'public-key' };
        const spoilt = { ...credential, response: { ...response, [getter]: broken } };
        return attestationToJson(spoilt as unknown as Attestation);
      });
      const whole = {
        authenticatorData: 'BA',
        transports: ['internal'],
        publicKeyAlgorithm: -7,
        publicKey: 'BQ',
      };
      const name = getter.charAt(3).toLowerCase() + getter.slice(4);
      const { [name as 'publicKey']: _, ...rest } = whole;
      const expected = { ...rest, ...(name === 'transports' && { transports: [] }) };
      for (const json of written) {
        expect(json.response).toEqual({ clientDataJSON: 'Ag', attestationObject: 'Aw', ...expected });
      }
    },
  );

  it('writes bytes of any length without padding', () => {
    expect([bytes(), bytes(0), bytes(0, 0), bytes(0, 0, 0)].map(toBase64Url)).toEqual([
      '',
      'AA',
      'AAA',
      'AAAA',
    ]);
  });
});
