/**
 * The reason of an {@link SrpError}:
 *
 * - `malformed-hex`, `malformed-base64`, `malformed-timestamp`: a value does not have the form that Cognito sends.
 * - `too-long`: a value is longer than any that Cognito sends; nothing was computed.
 * - `invalid-input`: a value is missing, empty or not usable, such as a pool id without its `_`.
 * - `invalid-a`, `invalid-b`: the peer's public value is 0 modulo N, which would make the shared secret guessable.
 * - `invalid-u`: the scrambling parameter is 0. Start again with a new ephemeral.
 * - `invalid-verifier`: a stored or registered verifier is not a number between 2 and N - 2.
 * - `weak-random`: the injected random source returned too few bytes, or only zeros.
 * - `not-loaded`: a page without WebCrypto could not load the fallback hashes. Check the connection and try again.
 * - `foreign-ephemeral`: the ephemeral was not created by {@link startSrp} in this realm, or was copied.
 */
export type SrpErrorCode =
  | 'malformed-hex'
  | 'malformed-base64'
  | 'malformed-timestamp'
  | 'too-long'
  | 'invalid-input'
  | 'invalid-a'
  | 'invalid-b'
  | 'invalid-u'
  | 'invalid-verifier'
  | 'weak-random'
  | 'not-loaded'
  | 'foreign-ephemeral';

/** Every error of this package. The message names the invalid value and never shows it. */
export class SrpError extends Error {
  readonly code: SrpErrorCode;

  constructor(code: SrpErrorCode, message: string) {
    super(message);
    this.name = 'SrpError';
    this.code = code;
  }
}
