import { equalBytes } from '@noble/curves/utils.js';
import { decodeBase64 } from '../base64.ts';
import { SrpError } from '../errors.ts';
import { checkText, deviceIdentity, type Identity } from '../identity.ts';
import { signClaim } from '../keys.ts';
import { MAX_SECRET_BLOCK_LENGTH } from '../limits.ts';
import type { SrpRuntime } from '../runtime.ts';
import { type ServerHandshake, serverSessionKey } from './handshake.ts';
import { canonicalTimestamp } from './timestamp.ts';

/** A client's answer to a verifier challenge. */
export interface Claim {
  /** The result of {@link createServerHandshake} for this challenge. */
  readonly handshake: ServerHandshake;
  /** `SECRET_BLOCK` of the challenge: base64. */
  readonly secretBlock: string;
  /** `PASSWORD_CLAIM_SIGNATURE` of the client. */
  readonly signature: string;
  /** `TIMESTAMP` of the client. */
  readonly timestamp: string;
}

/**
 * Whether a PASSWORD_VERIFIER answer proves the password. The comparison takes the same time wherever it fails.
 *
 * @throws {@link SrpError} `malformed-timestamp`, or for values of the server's own that are malformed.
 */
export async function checkPasswordProof(
  given: Claim & { readonly poolName: string; readonly userId: string },
  runtime: SrpRuntime = {},
): Promise<boolean> {
  const claim = { ...given };
  const identity = { realm: checkText('poolName', claim.poolName), name: checkText('userId', claim.userId) };
  return check(claim, identity, runtime);
}

/**
 * Whether a DEVICE_PASSWORD_VERIFIER answer proves the device's secret.
 *
 * @throws {@link SrpError} `malformed-timestamp`, or for values of the server's own that are malformed.
 */
export async function checkDeviceProof(
  given: Claim & { readonly deviceGroupKey: string; readonly deviceKey: string },
  runtime: SrpRuntime = {},
): Promise<boolean> {
  const claim = { ...given };
  return check(claim, deviceIdentity(claim.deviceGroupKey, claim.deviceKey), runtime);
}

async function check(claim: Claim, identity: Identity, runtime: SrpRuntime): Promise<boolean> {
  const secretBlock = decodeBase64('secretBlock', claim.secretBlock, MAX_SECRET_BLOCK_LENGTH);
  const timestamp = canonicalTimestamp(claim.timestamp);
  const key = await serverSessionKey(claim.handshake, runtime);
  return equalBytes(readSignature(claim.signature), await signClaim(key, identity, secretBlock, timestamp));
}

// 32 bytes.
const MAX_SIGNATURE_LENGTH = 44;

/** Decodes a signature. An unreadable one proves nothing: it fails like a wrong one. */
function readSignature(signature: string): Uint8Array {
  try {
    return decodeBase64('signature', signature, MAX_SIGNATURE_LENGTH);
  } catch (error) {
    if (error instanceof SrpError) return new Uint8Array();
    throw error;
  }
}
