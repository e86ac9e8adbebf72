import { mod } from '@noble/curves/abstract/modular.js';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { keyPairOf, type SrpEphemeral } from './ephemeral.ts';
import { K, N } from './group.ts';
import { checkText, deviceIdentity, type Identity, userIdentity } from './identity.ts';
import { parseHex } from './integer.ts';
import { privateKey, scramble, sessionKeyMaterial, signClaim } from './keys.ts';
import { MAX_SALT_DIGITS, MAX_SECRET_BLOCK_LENGTH, parsePublicValue } from './limits.ts';
import { power, powerOfTwo } from './power.ts';
import { type SrpRuntime, startSlices } from './runtime.ts';

/** What the server sent with a verifier challenge, and when it is answered. */
export interface VerifierChallenge {
  /** What {@link startSrp} gave for this handshake. */
  readonly ephemeral: SrpEphemeral;
  /** `SALT`: hexadecimal, of any number of digits. */
  readonly salt: string;
  /** `SRP_B`: hexadecimal, of any number of digits. */
  readonly srpB: string;
  /** `SECRET_BLOCK`: base64. */
  readonly secretBlock: string;
  /** `TIMESTAMP`, by {@link formatTimestamp}: it is signed, so send this very text. */
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
  /** The secret that {@link createDeviceSecret} made when the device was confirmed. */
  readonly devicePassword: string;
}

/** The answer to a verifier challenge. */
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
  challenge: PasswordChallenge,
  runtime: SrpRuntime = {},
): Promise<ChallengeProof> {
  const identity = userIdentity(challenge.userPoolId, challenge.userId);
  return prove(challenge, identity, checkText('password', challenge.password), runtime);
}

/**
 * Answers DEVICE_PASSWORD_VERIFIER (Cognito developer guide, "Working with user devices in your user pool").
 *
 * @throws {@link SrpError} for values that are malformed, too long or unsafe to answer.
 */
export async function proveDevice(
  challenge: DeviceChallenge,
  runtime: SrpRuntime = {},
): Promise<ChallengeProof> {
  const identity = deviceIdentity(challenge.deviceGroupKey, challenge.deviceKey);
  return prove(challenge, identity, checkText('devicePassword', challenge.devicePassword), runtime);
}

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

  const [u, x] = await Promise.all([scramble(publicA, publicB), privateKey(identity, password, salt)]);
  // The difference is often negative; mod brings it into 0 to N.
  const base = mod(publicB - K * (await powerOfTwo(x, slices)), N);
  const sharedSecret = await power(base, secretA + u * x, slices);
  const signature = await signClaim(sessionKeyMaterial(sharedSecret, u), identity, secretBlock, timestamp);
  return { signature: encodeBase64(signature), timestamp };
}
