import type { Tabs } from '../browser/tabs.ts';
import { isObject } from '../checks.ts';
import type { OverMark } from '../vault/over.ts';
import type { SessionHolder } from '../vault/session.ts';
import type { CallName, SessionEnd, WorkerCalls } from './calls.ts';
import type { Connection } from './page.ts';

/** Calls that may store the session of a sign-in. */
export const SIGN_INS: readonly CallName[] = ['initiateAuth', 'respond', 'autoSignIn', 'exchangeCode'];

/** Calls that may begin a session. */
const BEGINNINGS: readonly CallName[] = [...SIGN_INS, 'session.start', 'legacy.take'];

/** The input of a call that ends the session of this browser; null for other calls. */
function endOf(name: CallName, input: unknown): SessionEnd | null {
  // Each call has its own input.
  if (name === 'session.end') return input as SessionEnd;
  const ending = input as WorkerCalls['clearSession'][0];
  return name === 'clearSession' && ending.reason === 'signOut' ? ending : null;
}

/** The result of such a call if the storage fails: a message for the other tabs, or a fault. */
const isWaiting = (output: WorkerCalls[CallName][1]): boolean =>
  isObject(output) && ('ended' in output || ('kind' in output && output.kind === 'fault'));

/** Marks each end of a session before it is sent to the worker, and completes that of a page that was left. */
export function withOver(
  connection: Connection,
  over: OverMark,
  session: Pick<SessionHolder, 'held'>,
  tabs: Pick<Tabs, 'announce'>,
): Connection {
  const call: Connection['call'] = async (name, input, signal) => {
    const { session: before, lineage: own } = session.held();
    const end = endOf(name, input);
    const lineage = end?.lineage ?? own;
    if (end) over.put(lineage, end.scope);
    // A sign-out that was asked for before ends no later session.
    if (BEGINNINGS.includes(name)) over.remove();
    const given = before && end && typeof input === 'object' ? { ...input, lineage } : input;
    const mark = over.mark();
    const result = await connection.call(name, given, signal);
    if (end && !isWaiting(result.output)) over.remove(lineage);
    const { held } = result;
    if (end || !held.session) return result;
    const scope = over.scopeOf(held.lineage);
    if (scope) {
      const { output: news } = await connection.call('session.end', { scope, lineage: held.lineage });
      if (!isWaiting(news)) over.remove(held.lineage);
      tabs.announce(news ?? held.generation);
    } else if (mark === over.mark()) return result;
    // Otherwise another tab completed a sign-out meanwhile: what the worker read may have ended since.
    if (name === 'restoreSession') return call(name, input, signal);
    const { held: now } = await call('session.load', null);
    return { ...result, held: now };
  };
  return { ...connection, call };
}
