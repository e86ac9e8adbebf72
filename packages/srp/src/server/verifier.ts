import { decodeBase64 } from '../base64.ts';
import { SrpError } from '../errors.ts';
import { N } from '../group.ts';
import { checkText, type Identity } from '../identity.ts';
import { fromBytes, parseHex } from '../integer.ts';
import { privateKey } from '../keys.ts';
import { MAX_SALT_DIGITS } from '../limits.ts';
import { type SrpRuntime, startSlices } from '../runtime.ts';
import { powerOfTwo } from './powers.ts';

/** Stored by a pool instead of a password. Plain data; protect it like a password hash. */
export interface Verifier {
  /** Hexadecimal: `SALT` of the challenge. */
  readonly salt: string;
  /** v = g^x mod N, hexadecimal. */
  readonly verifier: string;
}

/**
 * Creates the verifier of a user's password: v = g^x mod N (RFC 5054, section 2.4).
 *
 * @throws {@link SrpError} `invalid-input`, `malformed-hex` or `too-long`
 */
export async function createVerifier(
  given: {
    /** The part of the pool id after the `_`. */
    readonly poolName: string;
    /** `USER_ID_FOR_SRP` of the challenge. */
    readonly userId: string;
    readonly password: string;
    /** Hexadecimal; Cognito's salts have 16 bytes. */
    readonly salt: string;
  },
  runtime: SrpRuntime = {},
): Promise<Verifier> {
  const input = { ...given };
  const identity: Identity = {
    realm: checkText('poolName', input.poolName),
    name: checkText('userId', input.userId),
  };
  const salt = parseHex('salt', input.salt, MAX_SALT_DIGITS);
  const x = await privateKey(identity, checkText('password', input.password), salt);
  const verifier = await powerOfTwo(x, startSlices(runtime));
  return { salt: input.salt, verifier: verifier.toString(16) };
}

// 16 random bytes and a sign byte, with some room for other clients.
const MAX_SALT_LENGTH = 172;
// 385 bytes.
const MAX_VERIFIER_LENGTH = 516;

/**
 * Reads the `DeviceSecretVerifierConfig` of ConfirmDevice.
 *
 * @throws {@link SrpError} `malformed-base64`, `too-long` or `invalid-verifier`
 */
export function readDeviceVerifier(given: {
  /** `Salt`: base64 of a signed big-endian integer. */
  readonly salt: string;
  /** `PasswordVerifier`: base64 of a signed big-endian integer. */
  readonly passwordVerifier: string;
}): Verifier {
  const config = { ...given };
  const salt = signedInteger('salt', config.salt, MAX_SALT_LENGTH);
  const verifier = signedInteger('passwordVerifier', config.passwordVerifier, MAX_VERIFIER_LENGTH);
  return { salt: salt.toString(16), verifier: checkVerifier(verifier).toString(16) };
}

/** Reads the number of a stored verifier. */
export function parseVerifier(verifier: Verifier): bigint {
  return checkVerifier(parseHex('verifier', { ...verifier }.verifier, 768));
}

function checkVerifier(value: bigint): bigint {
  if (value > 1n && value < N - 1n) return value;
  throw new SrpError('invalid-verifier', 'The verifier must be a number between 2 and N - 2.');
}

function signedInteger(name: string, base64: string, maxLength: number): bigint {
  const bytes = decodeBase64(name, base64, maxLength);
  if ((bytes[0] ?? 0) < 0x80) return fromBytes(bytes);
  throw new SrpError('invalid-verifier', `${name} is a negative number: prepend a zero byte.`);
}
