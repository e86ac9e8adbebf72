export type TokensErrorCode =
  | 'tokens-incomplete'
  | 'tokens-malformed'
  | 'tokens-without-life'
  | 'tokens-mismatch'
  /** All of their claims fit but the pool. */
  | 'wrong-pool';

/** Tokens that cannot become a session: their expiry or owner is unknown. The error contains no part of them. */
export class TokensError extends Error {
  override readonly name = 'TokensError';
  readonly code: TokensErrorCode;

  constructor(code: TokensErrorCode) {
    super(code);
    this.code = code;
  }
}
