import { catchRefusals } from '../catch-refusals.ts';
import type { ServiceContext } from '../context.ts';
import { refreshServices } from '../refresh.ts';
import { revokeServices } from '../revoke.ts';

export function open(context: ServiceContext) {
  const refresh = refreshServices(context);
  return catchRefusals(context, { ...refresh, ...revokeServices(context, refresh.refreshTokens) });
}
