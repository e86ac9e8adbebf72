import type { Journal } from '@latchkey/sandbox';

/** The calls that a pool has seen, each as `operation`, or `operation:challenge answered`. */
export function calls(journal: Journal): string[] {
  return journal.entries.map(({ operation, authFlow, answered }) => {
    const detail = answered ?? authFlow;
    return detail === undefined ? operation : `${operation}:${detail}`;
  });
}
