/**
 * All calls from a page to its worker, with input and output: this table types both ends.
 *
 * @module
 */
import type { Capabilities } from '../api.ts';
import type { EntryCalls } from '../internals.ts';
import type { PagePort, Ports } from '../machine/ports.ts';
import type { Attempt, AwaitedCode, SignOutScope } from '../model.ts';
import type { News } from '../vault/session.ts';

/** The running sign-in as the page refers to it: the worker has the challenge itself, the page only its name. */
export interface NamedSignIn {
  /** Without its password and proof. */
  readonly attempt: Attempt;
  readonly challenge: string | null;
  readonly awaits: AwaitedCode | null;
}

/** With the lineage of the session that the page holds: no other is to be ended, whatever the worker has read since. */
interface OfPage {
  readonly lineage?: string;
}

export interface SessionEnd extends OfPage {
  readonly scope: SignOutScope | null;
}

export interface WorkerCalls extends Omit<Ports, PagePort>, EntryCalls {
  clearSession: [Ports['clearSession'][0] & OfPage, Ports['clearSession'][1]];
  capabilities: [null, Capabilities];
  'session.load': [null, null];
  'session.end': [SessionEnd, News | null];
  catchUp: [null, null];
  /** Returns the URL that requests go to. */
  prepare: [null, string];
  'pendingSignIn.save': [NamedSignIn | null, null];
}

export type CallName = keyof WorkerCalls;

/** The implementations of the calls. */
export type Calls = {
  readonly [Name in CallName]: (
    input: WorkerCalls[Name][0],
    signal: AbortSignal,
  ) => Promise<WorkerCalls[Name][1]>;
};

/** Calls the worker. @throws AuthError with the worker's code, TypeError when the call failed */
export type Ask = <Name extends CallName>(
  name: Name,
  input: WorkerCalls[Name][0],
  signal?: AbortSignal,
) => Promise<WorkerCalls[Name][1]>;
