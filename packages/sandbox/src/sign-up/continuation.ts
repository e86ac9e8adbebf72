import type { ClientCall } from '../call.ts';
import { allowsFlow } from '../pool/client-settings.ts';
import type { User } from '../pool/user.ts';

/** Returns the Session that leads from sign-up to the first sign-in; only if the app client allows USER_AUTH. */
export function continuation(
  call: ClientCall,
  user: User,
  username: string,
  name: 'SIGN_UP' | 'AUTO_SIGN_IN',
): { Session?: string } {
  if (!allowsFlow(call.client.settings, 'ALLOW_USER_AUTH')) return {};
  const { session } = call.pool.challenges.put(
    {
      flow: 'USER_AUTH',
      client: call.client,
      username,
      user,
      proofs: new Set(),
      deviceKey: undefined,
      rounds: [],
    },
    { name },
  );
  return { Session: session };
}
