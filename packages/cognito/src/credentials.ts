import { ValidationError } from './errors.ts';
import type { Operation } from './operation.ts';
import { isRecord } from './redaction.ts';
import { secretHash } from './secret-hash.ts';

export interface AppClient {
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
}

type Input = Readonly<Record<string, unknown>>;

/** Refuses an input that lacks a required member; the error names it. */
export function checkRequired(operation: Operation, input: Input): void {
  for (const required of operation.required) {
    if (required.split('|').some((name) => isGiven(input[name]))) continue;
    throw new ValidationError(
      operation.name,
      required,
      `${operation.name} needs ${required.replace('|', ' or ')}.`,
    );
  }
}

/** Adds the app client's id and, if it has a secret, what proves it, where the operation takes them and the input has none. */
export function withAppClient(operation: Operation, input: Input, app: AppClient): Input {
  const place = operation.secret;
  if (!place) return input;
  const clientId = isGiven(input.clientId) ? input.clientId : app.clientId;
  const completed = { ...input, clientId };
  // Another client's id was given: our secret is not its secret.
  if (!app.clientSecret || clientId !== app.clientId) return completed;
  if (place === 'clientSecret') return { ...completed, clientSecret: input[place] ?? app.clientSecret };
  if (place === 'secretHash') {
    return { ...completed, secretHash: input[place] ?? hashFor(operation, input.username, app) };
  }
  const map = isRecord(input[place]) ? input[place] : {};
  const SECRET_HASH = map.SECRET_HASH ?? hashFor(operation, map.USERNAME, app);
  return { ...completed, [place]: { ...map, SECRET_HASH } };
}

function hashFor(operation: Operation, username: unknown, app: AppClient): string {
  if (typeof username === 'string' && username && app.clientSecret) {
    return secretHash(username, app.clientId, app.clientSecret);
  }
  throw new ValidationError(
    operation.name,
    'USERNAME',
    `${operation.name} needs USERNAME (the real user name) or SECRET_HASH, as the app client has a secret.`,
  );
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
