import type { Tabs } from '../browser/tabs.ts';
import { isObject } from '../checks.ts';
import type { OverMark } from '../vault/over.ts';
import type { SessionHolder } from '../vault/session.ts';
import type { CallName, WorkerCalls } from './calls.ts';
import type { Connection } from './page.ts';

/** Whether a call ends the session of this browser. */
const endsSession = (name: CallName, input: WorkerCalls[CallName][0]): boolean =>
  name === 'session.end' ||
  (name === 'clearSession' && isObject(input) && 'reason' in input && input.reason === 'signOut');

/** The answer to such a call if the storage fails: a message for the other tabs, or a fault. */
const isWaiting = (output: WorkerCalls[CallName][1]): boolean =>
  isObject(output) && ('ended' in output || ('kind' in output && output.kind === 'fault'));

/** Marks each sign-out before the worker begins with it, and completes that of a page that was left. */
export function withOver(
  connection: Connection,
  over: OverMark,
  session: Pick<SessionHolder, 'held'>,
  tabs: Pick<Tabs, 'announce'>,
): Connection {
  return {
    ...connection,
    async call(name, input, signal) {
      const { session: before, lineage } = session.held();
      const isEnd = endsSession(name, input);
      if (isEnd && before) over.put(lineage);
      const given =
        before && typeof input === 'object' && endsSession(name, input) ? { ...input, lineage } : input;
      const answer = await connection.call(name, given, signal);
      if (isEnd && !isWaiting(answer.output)) over.remove(lineage);
      const { held } = answer;
      if (isEnd || !held.session || !over.is(held.lineage)) return answer;
      const { output: news, held: now } = await connection.call('session.end', 'local');
      if (!isWaiting(news)) over.remove(held.lineage);
      tabs.announce(news ?? held.generation);
      return name === 'restoreSession' ? connection.call(name, input, signal) : { ...answer, held: now };
    },
  };
}
