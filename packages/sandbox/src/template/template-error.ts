/** Thrown for a template that no pool can be created from. The message says where it fails and what to do. */
export class TemplateError extends Error {
  readonly code = 'invalid-template';

  constructor(message: string) {
    super(message);
    this.name = 'TemplateError';
  }
}
