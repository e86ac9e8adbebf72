import type { Environment } from '../api.ts';

/** Lock managers that exist but refuse, for example where site data is blocked. */
const refusing = new WeakSet<LockManager>();

/** The browser's locks; null if it has none, or has refused once. */
export const locksOf = ({ locks }: Pick<Environment, 'locks'>): LockManager | null =>
  locks && !refusing.has(locks) ? locks : null;

/** Other errors are temporary: tabs must not switch to different ways of coordinating because of one. */
export function noteRefusal(locks: LockManager | null, error: unknown): void {
  if (locks && (error as DOMException).name === 'SecurityError') refusing.add(locks);
}
