import type { SignOutScope } from '../model.ts';

/** The name of the entry for the mark of a session that is about to be cleared: its page may be closed before that. */
export const MARK = 'over';

/** The mark of a session that is over: its lineage, and how it is to be revoked. */
export const markOf = (lineage: string, scope: SignOutScope | null): string =>
  `${lineage}|${scope ?? 'local'}`;

/** How a session of this lineage is to be revoked, if this is its mark. */
export function scopeIn(mark: unknown, lineage: string): SignOutScope | undefined {
  const [marked, scope] = String(mark).split('|');
  // Any script can write a mark: other texts mean the same as `local`.
  return marked === lineage ? (scope as SignOutScope) : undefined;
}
