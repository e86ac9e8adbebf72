/**
 * The common parts of the choices between factors, first or second.
 *
 * @module
 */

/** Events with a picked choice, by the member that has it. */
type Picked<Key extends string> = { event: Readonly<Record<Key, string>> };

/** Whether the picked choice is available; with `only`, whether it is also that one. */
export const picks = <Key extends string>(key: Key, only?: string) => ({
  type: 'picks' as const,
  params: ({ event }: Picked<Key>) => ({ choice: event[key], only }),
});

/** Takes the picked choice as the answer. */
export const takeChoice = <Key extends string>(key: Key) => ({
  type: 'takeAnswer' as const,
  params: ({ event }: Picked<Key>) => ({ answer: { kind: 'choice' as const, choice: event[key] } }),
});

export const picksOther = { type: 'picksOther' as const, params: ({ event }: Picked<'choice'>) => event };
