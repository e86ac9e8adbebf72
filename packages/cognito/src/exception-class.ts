import { ServiceException } from './errors.ts';

type ExceptionClass<Code extends string> = new (
  ...args: ConstructorParameters<typeof ServiceException<Code>>
) => ServiceException<Code>;

const classes = new Map<string, unknown>();

/**
 * The class of a modelled exception, made on first use: a bundle pays only for the names it mentions, and
 * `error instanceof NotAuthorizedException` holds whoever asked first.
 */
export function exceptionClass<Code extends string>(code: Code): ExceptionClass<Code> {
  let found = classes.get(code);
  if (!found) {
    found = class extends ServiceException {};
    Object.defineProperty(found, 'name', { value: code });
    classes.set(code, found);
  }
  // The map holds one class for each code, and its instances are created with that very code.
  return found as ExceptionClass<Code>;
}
