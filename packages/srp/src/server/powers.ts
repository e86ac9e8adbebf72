import { encodeBase64 } from '../base64.ts';
import { N } from '../group.ts';
import { fromBytes, pad } from '../integer.ts';
import { power as ownPower, powerOfTwo as ownPowerOfTwo, type Powers } from '../power.ts';

/** What is used of Node's `crypto`. */
interface NodeCrypto {
  createPublicKey(input: { format: 'jwk'; key: { kty: 'RSA'; n: string; e: string } }): object;
  publicEncrypt(input: { key: object; padding: number }, message: Uint8Array): Uint8Array;
}

/** Node's `process`; others have one with less. */
interface Process {
  readonly getBuiltinModule?: (name: string) => unknown;
}

const RSA_NO_PADDING = 3;
const MESSAGE_BYTES = 384;

const base64url = (value: bigint) => encodeBase64(pad(value)).replaceAll('+', '-').replaceAll('/', '_');

/** RSA without padding: a message is encrypted to its power modulo n, with the exponent in the key. */
const powerBy =
  (crypto: NodeCrypto) =>
  (base: bigint, exponent: bigint): bigint => {
    const key = crypto.createPublicKey({
      format: 'jwk',
      key: { kty: 'RSA', n: base64url(N), e: base64url(exponent) },
    });
    const digits = pad(base).slice(-MESSAGE_BYTES);
    const message = new Uint8Array(MESSAGE_BYTES);
    message.set(digits, MESSAGE_BYTES - digits.length);
    return fromBytes(crypto.publicEncrypt({ key, padding: RSA_NO_PADDING }, message));
  };

/**
 * The powers of the server's side. On Node, OpenSSL computes them in a quarter of the time; elsewhere they are those of the
 * client. Each takes so little time there that it is not sliced.
 */
export function serverPowers(process: Process | undefined): Powers {
  try {
    const crypto = process?.getBuiltinModule?.('node:crypto') as NodeCrypto | undefined;
    const native = crypto && powerBy(crypto);
    // -1 to an odd power. Other libraries refuse an exponent as long as a secret.
    if (native?.(N - 1n, 2n ** 256n - 1n) === N - 1n) {
      return {
        power: async (base, exponent) => native(base, exponent),
        powerOfTwo: async (exponent) => native(2n, exponent),
      };
    }
  } catch {
    // A library without such keys.
  }
  return { power: ownPower, powerOfTwo: ownPowerOfTwo };
}

// Node's types are not those of a browser, which this side also runs in.
export const { power, powerOfTwo } = serverPowers(Reflect.get(globalThis, 'process') as Process | undefined);
