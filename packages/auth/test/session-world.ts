import type { Cell } from '../src/vault/cells.ts';
import { openRecord } from '../src/vault/record.ts';
import { type EndedSession, openSession, type StoredSession } from '../src/vault/session.ts';
import { openSessionStore } from '../src/vault/session-store.ts';
import { sharedCells } from './shared-cells.ts';

export const HOUR = 3_600_000;
export const jwt = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.sig`;

/** The session in tabs that share their cells. */
export function sessionWorld() {
  const { clock, content, tab } = sharedCells();
  const open = () => {
    const storage = tab();
    const ended = new Map<string, EndedSession>();
    const record = openRecord<StoredSession>(Promise.resolve(storage), 'pool', 'session');
    const session = openSessionStore(openSession(record, clock, ended), record, ended);
    return { storage, ended, session };
  };
  const session = (accessToken: string, changes: Partial<StoredSession> = {}): StoredSession => ({
    username: 'ann',
    accessToken,
    idToken: jwt({ iat: clock.now() / 1_000, exp: (clock.now() + HOUR) / 1_000 }),
    refreshToken: `refresh-${accessToken}`,
    deviceKey: null,
    newDevice: null,
    legacyRefresh: false,
    clockDrift: 0,
    refreshAt: clock.now() + HOUR / 2,
    expiresAt: clock.now() + HOUR,
    ...changes,
  });
  return {
    clock,
    open,
    session,
    cell: () => content.get('pool|session') as Cell | undefined,
    content,
  };
}

type Tab = ReturnType<ReturnType<typeof sessionWorld>['open']>;

/** The storage works again, and waiting changes are written. */
export async function mended({ storage, session }: Tab) {
  storage.isFailing = false;
  return session.load();
}

export const tokenIn = ({ session }: { session: StoredSession | null }) => session?.accessToken ?? null;
