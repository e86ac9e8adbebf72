import type { StoredSession } from '../vault/session.ts';
import type { ServiceContext } from './context.ts';

/** Revokes an unwanted grant in the background: now, or when there is a network again. */
export function discard({ vault, catchUp }: ServiceContext, session: StoredSession): void {
  const work = async () => {
    const id = (await vault.storage).newId();
    vault.ended.set(id, { id, scope: 'keep', session });
    await catchUp();
  };
  work().catch(() => {});
}
