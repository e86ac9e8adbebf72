/// <reference types="node" />
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

interface Key {
  readonly id: Buffer;
  readonly rpId: string;
  readonly userHandle: Buffer;
  readonly privateKey: KeyObject;
  counter: number;
}

/** User present, user verified; attested credential data included. */
const FLAGS = { assertion: 0x05, registration: 0x45 };

/**
 * A software authenticator behind `navigator.credentials`: ES256 keys, attestation `none`. It answers at once, except for
 * conditional mediation, which waits for {@link pick}, and after {@link dismissNext}.
 */
export class TestAuthenticator {
  readonly #keys: Key[] = [];
  readonly #origin: string;
  #dismiss = false;
  #pick: (() => void) | null = null;
  #picksNext = false;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** The person closes the next dialog. */
  dismissNext(): void {
    this.#dismiss = true;
  }

  /** The person picks the passkey in the autofill list, as soon as it appears. */
  pick(): void {
    if (this.#pick) this.#pick();
    else this.#picksNext = true;
  }

  /** Whether a list of passkeys is offered in the autofill. */
  get isWaiting(): boolean {
    return this.#pick !== null;
  }

  get credentials(): CredentialsContainer {
    const container: Pick<CredentialsContainer, 'get' | 'create'> = {
      get: (options) => this.#get(options ?? {}),
      create: (options) => this.#create(options ?? {}),
    };
    // No other member of the container is used.
    return container as CredentialsContainer;
  }

  async #create({ publicKey }: CredentialCreationOptions): Promise<Credential> {
    this.#answer();
    if (!publicKey?.rp.id) throw new DOMException('no options', 'NotSupportedError');
    const excluded = (publicKey.excludeCredentials ?? []).map(({ id }) => hex(id));
    if (this.#keys.some(({ id }) => excluded.includes(hex(id)))) {
      throw new DOMException('a passkey is there', 'InvalidStateError');
    }
    const { publicKey: verifying, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const id = randomBytes(16);
    const key = {
      id,
      rpId: publicKey.rp.id,
      userHandle: Buffer.from(publicKey.user.id as ArrayBuffer),
      privateKey,
      counter: 0,
    };
    this.#keys.push(key);
    const { x = '', y = '' } = verifying.export({ format: 'jwk' });
    const attested = Buffer.concat([
      Buffer.alloc(16),
      Buffer.from([0, id.length]),
      id,
      // COSE_Key: EC2, ES256, P-256.
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]);
    const data = Buffer.concat([authenticatorData(key, FLAGS.registration), attested]);
    const attestationObject = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746159', 'hex'),
      Buffer.from([data.length >> 8, data.length & 255]),
      data,
    ]);
    return credential(id, {
      clientDataJSON: bytes(this.#clientData('webauthn.create', publicKey.challenge)),
      attestationObject: bytes(attestationObject),
      getAuthenticatorData: () => bytes(data),
      getTransports: () => ['internal'],
      getPublicKeyAlgorithm: () => -7,
      getPublicKey: () => bytes(verifying.export({ format: 'der', type: 'spki' })),
    });
  }

  async #get({ publicKey, mediation, signal }: CredentialRequestOptions): Promise<Credential> {
    if (mediation === 'conditional') await this.#picked(signal ?? undefined);
    this.#answer();
    const allowed = (publicKey?.allowCredentials ?? []).map(({ id }) => hex(id));
    const key = this.#keys.find(
      ({ id, rpId }) => rpId === publicKey?.rpId && (allowed.length === 0 || allowed.includes(hex(id))),
    );
    if (!publicKey || !key) throw new DOMException('no passkey', 'NotAllowedError');
    key.counter += 1;
    const data = authenticatorData(key, FLAGS.assertion);
    const clientData = this.#clientData('webauthn.get', publicKey.challenge);
    return credential(key.id, {
      clientDataJSON: bytes(clientData),
      authenticatorData: bytes(data),
      signature: bytes(sign('sha256', Buffer.concat([data, sha256(clientData)]), key.privateKey)),
      userHandle: bytes(key.userHandle),
    });
  }

  #picked(signal: AbortSignal | undefined): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      this.#pick = resolve;
      if (this.#picksNext) resolve();
      signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    }).finally(() => {
      this.#pick = null;
      this.#picksNext = false;
    });
  }

  #answer(): void {
    if (!this.#dismiss) return;
    this.#dismiss = false;
    throw new DOMException('dismissed', 'NotAllowedError');
  }

  #clientData(type: string, challenge: BufferSource): Buffer {
    return Buffer.from(
      JSON.stringify({
        type,
        challenge: Buffer.from(challenge as Uint8Array).toString('base64url'),
        origin: this.#origin,
        crossOrigin: false,
      }),
    );
  }
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();

function authenticatorData({ rpId, counter }: Key, flags: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([sha256(rpId), Buffer.from([flags]), count]);
}

const bytes = (buffer: Buffer): ArrayBuffer => new Uint8Array(buffer).buffer;

const credential = (id: Buffer, response: object) =>
  ({
    id: id.toString('base64url'),
    rawId: bytes(id),
    type: 'public-key',
    authenticatorAttachment: 'platform',
    response,
  }) as unknown as Credential;

const hex = (id: BufferSource | Buffer) => Buffer.from(id as Uint8Array).toString('hex');
