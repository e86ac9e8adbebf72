/** Tokens that cannot become a session: their expiry or owner is unknown. The error contains no part of them. */
export class TokensError extends Error {
  override readonly name = 'TokensError';
  readonly code: string;

  constructor(
    code: 'tokens-incomplete' | 'tokens-malformed' | 'tokens-without-life' | 'tokens-mismatch',
    message: string,
  ) {
    super(message);
    this.code = code;
  }
}
