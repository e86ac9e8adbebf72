/** Tokens that no session can be made from: nobody can say when they end, or whose they are. It carries no part of them. */
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
