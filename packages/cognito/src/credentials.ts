import { ValidationError } from './errors.ts';
import type { Input } from './input.ts';
import type { Operation } from './operation.ts';
import { own } from './own.ts';
import { isRecord } from './redaction.ts';
import { secretHash } from './secret-hash.ts';

/** Adds SECRET_HASH, SecretHash or ClientSecret if the operation supports it and the input has none. */
export function withSecret(
  operation: Operation,
  input: Input,
  clientId: string,
  clientSecret: string,
): Input {
  const place = operation.secret;
  // The input has another client's id: our secret does not belong to it.
  if (!place || input.clientId !== clientId) return input;
  if (place === 'clientSecret') return { ...input, clientSecret: input[place] || clientSecret };

  const hash = (username: unknown) => {
    if (typeof username === 'string' && username) return secretHash(username, clientId, clientSecret);
    throw new ValidationError(
      operation.name,
      'USERNAME',
      `${operation.name} needs USERNAME (the username in the pool) or SECRET_HASH, because the app client has a secret.`,
    );
  };
  if (place === 'secretHash') return { ...input, secretHash: input[place] || hash(input.username) };
  const map: Input = own(isRecord(input[place]) ? input[place] : {});
  return { ...input, [place]: { ...map, SECRET_HASH: map.SECRET_HASH || hash(map.USERNAME) } };
}
