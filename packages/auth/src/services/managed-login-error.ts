import type { Fault } from '../model.ts';

/**
 * A refusal by managed login, by a provider behind it, or by a check of their response; `fault` holds what a person may see.
 */
export class ManagedLoginError extends Error {
  override readonly name = 'ManagedLoginError';
  readonly fault: Fault;

  constructor(fault: Fault) {
    super('Managed login refused, or its response was refused.');
    this.fault = fault;
  }
}
