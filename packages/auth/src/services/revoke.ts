import type { AuthServices } from '../machine/ports.ts';
import { seal } from '../sealed.ts';
import { openOutbox } from '../vault/outbox.ts';
import { alone } from './alone.ts';
import type { ServiceContext } from './context.ts';
import { isFinal, revoke } from './ended.ts';
import type { Prepared } from './managed-login/prepared.ts';
import { request } from './refresh.ts';

/** Ends sessions at Cognito after they have ended here. */
export function revokeServices(context: ServiceContext): Pick<AuthServices, 'revokeTokens'> {
  const { vault, environment, config } = context;

  return {
    async revokeTokens({ scope }) {
      const outbox = openOutbox(vault);
      let isAtDomain = false;
      for (const ended of vault.ended.values()) {
        let { session } = ended;
        isAtDomain ||= session.origin === 'managedLogin';
        try {
          // GlobalSignOut needs an access token that is still valid.
          if (scope === 'global' && session.expiresAt <= environment.clock.now()) {
            const renewing = session;
            // If another tab takes too long, the outbox is sent later.
            const renewal = await alone(context, () => request(context, renewing));
            if (!renewal) continue;
            session = renewal.next ?? session;
          }
          vault.ended.set(ended.id, { ...ended, session });
          await revoke(context, { scope, session });
        } catch (error) {
          if (!isFinal(error)) throw error;
        }
        await outbox.remove(ended.id);
      }
      const { clientId, domain, logoutUri } = config;
      if (scope === 'keep' || !isAtDomain || logoutUri === undefined) return { kind: 'done' };
      const url = new URL('/logout', domain);
      url.search = `${new URLSearchParams({ client_id: clientId, logout_uri: logoutUri })}`;
      const leaving: Prepared = { url: url.href, state: '' };
      return { kind: 'leave', redirect: seal<unknown>(leaving, 'forPage') };
    },
  };
}
