/**
 * - `bad-usage`: an unknown argument or template, or too many arguments.
 * - `not-empty`: the folder contains files, which are not touched.
 */
export type CreateErrorCode = 'bad-usage' | 'not-empty';

export class CreateError extends Error {
  override readonly name = 'CreateError';
  readonly code: CreateErrorCode;

  constructor(code: CreateErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
