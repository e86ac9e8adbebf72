import { decodeBase64, encodeBase64 } from './base64.ts';
import { keyPairOf, type SrpEphemeral } from './ephemeral.ts';
import { K, N } from './group.ts';
import { checkText, deviceIdentity, type Identity, userIdentity } from './identity.ts';
import { parseHex } from './integer.ts';
import { privateKey, scramble, sessionKeyMaterial, signClaim } from './keys.ts';
import { MAX_SALT_DIGITS, MAX_SECRET_BLOCK_LENGTH, parsePublicValue } from './limits.ts';
import { power, powerOfTwo } from './power.ts';
import { type SrpRuntime, startSlices } from './runtime.ts';

/** The parameters of a verifier challenge, with the ephemeral and the timestamp of the response. */
export interface VerifierChallenge {
  /** The result of {@link startSrp} for this handshake. */
  readonly ephemeral: SrpEphemeral;
  /** `SALT`: hexadecimal with any number of digits. */
  readonly salt: string;
  /** `SRP_B`: hexadecimal with any number of digits. */
  readonly srpB: string;
  /** `SECRET_BLOCK`: base64. */
  readonly secretBlock: string;
  /** `TIMESTAMP`, from {@link formatTimestamp}: it is signed, so send exactly this text. */
  readonly timestamp: string;
}

/** A PASSWORD_VERIFIER challenge and the password to answer it with. */
export interface PasswordChallenge extends VerifierChallenge {
  /** Such as `eu-west-2_AbC123`. */
  readonly userPoolId: string;
  /** `USER_ID_FOR_SRP` exactly as the server sent it, never the alias that was typed. */
  readonly userId: string;
  readonly password: string;
}

/** A DEVICE_PASSWORD_VERIFIER challenge and the device's secret to answer it with. */
export interface DeviceChallenge extends VerifierChallenge {
  readonly deviceGroupKey: string;
  readonly deviceKey: string;
  /** The secret from {@link createDeviceSecret}, created when the device was confirmed. */
  readonly devicePassword: string;
}

/** The members of ChallengeResponses that prove the password. */
export interface ChallengeProof {
  /** `PASSWORD_CLAIM_SIGNATURE`: base64. */
  readonly signature: string;
  /** `TIMESTAMP`, as it was signed. */
  readonly timestamp: string;
}

/**
 * Answers PASSWORD_VERIFIER (Cognito developer guide, "User pool authentication flow"; RFC 5054, section 2.6).
 *
 * @throws {@link SrpError} for values that are malformed, too long or unsafe to answer.
 */
export async function provePassword(
  given: PasswordChallenge,
  runtime: SrpRuntime = {},
): Promise<ChallengeProof> {
  const challenge = { ...given };
  const identity = userIdentity(challenge.userPoolId, challenge.userId);
  return prove(challenge, identity, checkText('password', challenge.password), runtime);
}

/**
 * Answers DEVICE_PASSWORD_VERIFIER (Cognito developer guide, "Working with user devices in your user pool").
 *
 * @throws {@link SrpError} for values that are malformed, too long or unsafe to answer.
 */
export async function proveDevice(given: DeviceChallenge, runtime: SrpRuntime = {}): Promise<ChallengeProof> {
  const challenge = { ...given };
  const identity = deviceIdentity(challenge.deviceGroupKey, challenge.deviceKey);
  return prove(challenge, identity, checkText('devicePassword', challenge.devicePassword), runtime);
}

/**
 * The client's side of SRP-6a. The arithmetic is that of RFC 5054 with its 3072-bit group and SHA-256 for SHA-1. Cognito
 * departs from it in three ways: numbers are hashed in Java's minimal form (`pad`) instead of at a fixed width; the identity
 * in x is `realm name`, without a separator; and the proof is an HMAC with a key from HKDF, where RFC 2945 section 3
 * interleaves two hashes for the key and hashes the whole transcript for its M.
 */
async function prove(
  challenge: VerifierChallenge,
  identity: Identity,
  password: string,
  runtime: SrpRuntime,
): Promise<ChallengeProof> {
  const slices = startSlices(runtime);
  const { secretA, publicA } = keyPairOf(challenge.ephemeral);
  const publicB = parsePublicValue('srpB', challenge.srpB);
  const salt = parseHex('salt', challenge.salt, MAX_SALT_DIGITS);
  const secretBlock = decodeBase64('secretBlock', challenge.secretBlock, MAX_SECRET_BLOCK_LENGTH);
  const timestamp = checkText('timestamp', challenge.timestamp);

  // RFC 5054 section 2.6: u = H(pad(A) | pad(B)); section 2.4: x = H(salt | H(I | ":" | P)).
  const [u, x] = await Promise.all([scramble(publicA, publicB), privateKey(identity, password, salt)]);
  // RFC 5054 section 2.6: S = (B - k g^x)^(a + u x) mod N. RFC 2945 section 3 has it without k, which SRP-6 added so that a
  // server cannot test two passwords in one handshake. The difference is often negative; the base is between 0 and N.
  const difference = (publicB - K * (await powerOfTwo(x, slices))) % N;
  const base = difference < 0n ? difference + N : difference;
  const sharedSecret = await power(base, secretA + u * x, slices);
  // In place of the session key and M of RFC 2945 section 3: HKDF (RFC 5869) with S and u, then HMAC-SHA-256 (RFC 2104).
  const signature = await signClaim(sessionKeyMaterial(sharedSecret, u), identity, secretBlock, timestamp);
  return { signature: encodeBase64(signature), timestamp };
}
