import { ServiceException } from './errors.ts';
import type { ExceptionName } from './exception-names.ts';

export interface ExceptionClass<Code extends string> {
  new (...args: ConstructorParameters<typeof ServiceException<Code>>): ServiceException<Code>;
}

/**
 * Creates a class for `instanceof`: every ServiceException with this code is an instance. So the client does not need to know
 * the classes, and a bundle contains only those it uses.
 */
export function exceptionClass<Code extends ExceptionName>(code: Code): ExceptionClass<Code> {
  const named = class extends ServiceException<Code> {
    static override [Symbol.hasInstance](error: unknown): boolean {
      return error instanceof ServiceException && error.code === code;
    }
  };
  Object.defineProperty(named, 'name', { value: code });
  return named;
}
