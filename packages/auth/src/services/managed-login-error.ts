import type { Fault } from '../model.ts';

/** Managed login, a provider behind it, or a check of what it sent refused; `fault` says what of it a person may see. */
export class ManagedLoginError extends Error {
  override readonly name = 'ManagedLoginError';
  readonly fault: Fault;

  constructor(fault: Fault) {
    super('Managed login refused, or what it sent was refused.');
    this.fault = fault;
  }
}
