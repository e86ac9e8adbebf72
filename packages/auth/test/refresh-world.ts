import type { AuthConfig, Environment } from '../src/api.ts';
import { refreshServices } from '../src/services/refresh.ts';
import type { StoredSession } from '../src/vault/session.ts';
import { stubWorld } from './stub-world.ts';

/** Tabs that refresh. */
export function refreshWorld() {
  const { browser, clock, client, open, made, grant } = stubWorld();
  const { signal } = new AbortController();
  const tab = (changes: Partial<Environment> = {}, options: Partial<AuthConfig> = {}) => {
    const { context, announced, begun, session, devices } = open(changes, options);
    const services = refreshServices(context);
    return {
      announced,
      begun,
      storage: context.vault.storage,
      session,
      devices,
      refresh: (force = true, listens = signal) => services.refreshTokens({ force }, listens),
      confirm: (listens = signal) => services.confirmDevice({ username: 'ann' }, listens),
    };
  };
  const signedIn = async (changes: Partial<StoredSession> = {}) => {
    const here = tab();
    await here.session.begin(made('first', changes));
    return here;
  };
  return { browser, clock, client, tab, made, grant, signedIn, signal };
}

export const stored = async (
  tab: ReturnType<ReturnType<typeof refreshWorld>['tab']>,
): Promise<StoredSession | null> => (await tab.session.load()).session;

type Session = ReturnType<ReturnType<typeof refreshWorld>['tab']>['session'];

/** Lets another tab write directly after the next read of this one. */
export function afterNextRead(session: Session, write: () => Promise<unknown>): void {
  const load = session.load.bind(session);
  const read = session.read.bind(session);
  const once = (how: typeof read) => async () => {
    Object.assign(session, { load, read });
    const held = await how();
    await write();
    return held;
  };
  Object.assign(session, { load: once(load), read: once(read) });
}
