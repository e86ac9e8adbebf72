import type { Journal } from '@latchkey/sandbox';

/** What the demo's account page reads by itself once a person is signed in, in no order. */
const READS = new Set(['GetUser', 'ListDevices', 'ListWebAuthnCredentials']);

/** The calls that a pool has seen but for mere reads, each as `operation`, or `operation:challenge answered`. */
export function calls(journal: Journal): string[] {
  return journal.entries
    .filter(({ operation }) => !READS.has(operation))
    .map(({ operation, authFlow, answered }) => {
      const detail = answered ?? authFlow;
      return detail === undefined ? operation : `${operation}:${detail}`;
    });
}
