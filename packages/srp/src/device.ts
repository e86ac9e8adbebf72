import { encodeBase64 } from './base64.ts';
import { deviceIdentity } from './identity.ts';
import { fromBytes, pad } from './integer.ts';
import { privateKey } from './keys.ts';
import { powerOfTwo } from './power.ts';
import { randomBytes, type SrpRuntime, startSlices } from './runtime.ts';

/** The secret of a new device, and the verifier that ConfirmDevice registers. */
export interface DeviceSecret {
  /** 40 random bytes as base64. Keep it secret on the device, for {@link proveDevice}. */
  readonly devicePassword: string;
  /** `DeviceSecretVerifierConfig.Salt`: base64 of a signed big-endian integer. */
  readonly salt: string;
  /** `DeviceSecretVerifierConfig.PasswordVerifier`: base64 of a signed big-endian integer. */
  readonly passwordVerifier: string;
}

const PASSWORD_BYTES = 40;
const SALT_BYTES = 16;

/**
 * Creates the secret of a new device and its verifier, from the `NewDeviceMetadata` of an authentication result (Cognito API
 * reference, ConfirmDevice).
 *
 * @throws {@link SrpError} `invalid-input`, `too-long` or `weak-random`
 */
export async function createDeviceSecret(
  given: { readonly deviceGroupKey: string; readonly deviceKey: string },
  runtime: SrpRuntime = {},
): Promise<DeviceSecret> {
  const { deviceGroupKey, deviceKey } = { ...given };
  const identity = deviceIdentity(deviceGroupKey, deviceKey);
  const devicePassword = encodeBase64(randomBytes(PASSWORD_BYTES, runtime));
  const salt = fromBytes(randomBytes(SALT_BYTES, runtime));
  // RFC 5054 section 2.4: v = g^x mod N.
  const verifier = await powerOfTwo(await privateKey(identity, devicePassword, salt), startSlices(runtime));
  return { devicePassword, salt: encodeBase64(pad(salt)), passwordVerifier: encodeBase64(pad(verifier)) };
}
