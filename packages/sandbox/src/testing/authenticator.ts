import { isoCBOR } from '@simplewebauthn/server/helpers';
import { base64url } from 'jose';
import { utf8ToBytes } from '../bytes.ts';

interface CreationOptions {
  readonly challenge: string;
  readonly rp: { readonly id: string };
}

interface RequestOptions {
  readonly challenge: string;
  readonly rpId: string;
}

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

function concat(...parts: (Uint8Array | number[])[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** An ASN.1 integer of a signature half. */
function derInteger(bytes: Uint8Array): number[] {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = [...bytes.subarray(start)];
  const positive = (digits[0] ?? 0) >= 0x80 ? [0, ...digits] : digits;
  return [0x02, positive.length, ...positive];
}

/** A passkey in software: attestation `none`, ES256. */
export class Authenticator {
  readonly id = base64url.encode(crypto.getRandomValues(new Uint8Array(16)));
  readonly #keys: CryptoKeyPair;
  counter = 0;
  /** Its flags: user present and verified, unless a test changes them. */
  flags = USER_PRESENT | USER_VERIFIED;

  private constructor(keys: CryptoKeyPair) {
    this.#keys = keys;
  }

  static async make(): Promise<Authenticator> {
    return new Authenticator(await crypto.subtle.generateKey(P256, true, ['sign', 'verify']));
  }

  /** `navigator.credentials.create`, as JSON. */
  async create({ challenge, rp }: CreationOptions, origin: string) {
    const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', this.#keys.publicKey);
    const coseKey = isoCBOR.encode(
      new Map<number, number | Uint8Array<ArrayBuffer>>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Uint8Array.from(base64url.decode(x))],
        [-3, Uint8Array.from(base64url.decode(y))],
      ]),
    );
    const id = base64url.decode(this.id);
    const aaguid = new Uint8Array(16);
    const credential = concat(aaguid, [0, id.length], id, coseKey);
    const authData = concat(await this.#head(rp.id, HAS_CREDENTIAL), credential);
    const attestation = new Map<string, string | Map<string, string> | Uint8Array<ArrayBuffer>>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]);
    return {
      ...this.#credential(),
      response: {
        clientDataJSON: clientData('webauthn.create', challenge, origin),
        attestationObject: base64url.encode(isoCBOR.encode(attestation)),
        transports: ['internal'],
      },
    };
  }

  /** `navigator.credentials.get`, as JSON. */
  async get({ challenge, rpId }: RequestOptions, origin: string) {
    this.counter += 1;
    const authData = await this.#head(rpId, 0);
    const clientDataJSON = clientData('webauthn.get', challenge, origin);
    const signed = concat(authData, await sha256(Uint8Array.from(base64url.decode(clientDataJSON))));
    const raw = new Uint8Array(await crypto.subtle.sign(P256, this.#keys.privateKey, signed));
    const halves = [...derInteger(raw.subarray(0, 32)), ...derInteger(raw.subarray(32))];
    return {
      ...this.#credential(),
      response: {
        clientDataJSON,
        authenticatorData: base64url.encode(authData),
        signature: base64url.encode(Uint8Array.from([0x30, halves.length, ...halves])),
      },
    };
  }

  async #head(rpId: string, moreFlags: number): Promise<Uint8Array<ArrayBuffer>> {
    return concat(await sha256(Uint8Array.from(utf8ToBytes(rpId))), [
      this.flags | moreFlags,
      0,
      0,
      0,
      this.counter,
    ]);
  }

  #credential() {
    const { id } = this;
    return {
      id,
      rawId: id,
      type: 'public-key',
      authenticatorAttachment: 'platform',
      clientExtensionResults: {},
    };
  }
}

function clientData(type: string, challenge: string, origin: string): string {
  return base64url.encode(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}
