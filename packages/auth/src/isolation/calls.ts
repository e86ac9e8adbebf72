/**
 * Every call from a page to its worker, with its input and its output: both ends are typed by this table.
 *
 * @module
 */
import type { Capabilities } from '../api.ts';
import type { EntryCalls } from '../internals.ts';
import type { PagePort, Ports } from '../machine/ports.ts';
import type { Attempt, AwaitedCode, SignOutScope } from '../model.ts';
import type { News } from '../vault/session.ts';

/** The sign-in under way as a page names it: the worker has the challenge itself, the page only its name. */
export interface NamedSignIn {
  /** Without password and proof. */
  readonly attempt: Attempt;
  readonly challenge: string | null;
  readonly awaits: AwaitedCode | null;
}

export interface WorkerCalls extends Omit<Ports, PagePort>, EntryCalls {
  capabilities: [null, Capabilities];
  'session.load': [null, null];
  'session.end': [SignOutScope | null, News | null];
  catchUp: [null, null];
  /** The answer is the URL that requests go to. */
  prepare: [null, string];
  'pendingSignIn.save': [NamedSignIn | null, null];
}

export type CallName = keyof WorkerCalls;

/** The functions behind the names. */
export type Calls = {
  readonly [Name in CallName]: (
    input: WorkerCalls[Name][0],
    signal: AbortSignal,
  ) => Promise<WorkerCalls[Name][1]>;
};

/** Asks the worker. @throws AuthError with the code that the worker gave, TypeError when it failed */
export type Ask = <Name extends CallName>(
  name: Name,
  input: WorkerCalls[Name][0],
  signal?: AbortSignal,
) => Promise<WorkerCalls[Name][1]>;
