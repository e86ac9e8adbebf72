/**
 * - `bad-usage`: an unknown argument, option or template, too many arguments, or a folder that cannot be created.
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
