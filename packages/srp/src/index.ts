/**
 * SRP-6a as used by Amazon Cognito user pools: the client side.
 * @module
 */
export { createDeviceSecret, type DeviceSecret } from './device.ts';
export { type SrpEphemeral, startSrp } from './ephemeral.ts';
export { SrpError, type SrpErrorCode } from './errors.ts';
export {
  type ChallengeProof,
  type DeviceChallenge,
  type PasswordChallenge,
  proveDevice,
  provePassword,
  type VerifierChallenge,
} from './proof.ts';
export type { Pause, RandomBytes, SrpRuntime } from './runtime.ts';
export { formatTimestamp } from './timestamp.ts';
