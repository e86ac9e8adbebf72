/**
 * - `bad-usage`: an argument or a template that is not known, or too many arguments.
 * - `not-empty`: the folder has files in it, which are left as they are.
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
