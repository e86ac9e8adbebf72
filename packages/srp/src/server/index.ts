/**
 * SRP-6a as used by Amazon Cognito user pools: the server side, for local pools and tests.
 * @module
 */
export { SrpError, type SrpErrorCode } from '../errors.ts';
export type { Pause, RandomBytes, SrpRuntime } from '../runtime.ts';
export { type Claim, checkDeviceProof, checkPasswordProof } from './check.ts';
export { createServerHandshake, type ServerHandshake } from './handshake.ts';
export { createVerifier, readDeviceVerifier, type Verifier } from './verifier.ts';
