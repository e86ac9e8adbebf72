import type { MiddlewareHandler } from 'hono';
import { isLoopback, isLoopbackOrigin } from '../http/loopback.ts';

/**
 * Rejects requests that a foreign page sends through the developer's browser: by their Origin, and by the Host of a rebound
 * DNS name. Pages on loopback may read the responses, on any port.
 */
export const fromLoopback: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header('origin');
  const isOurs = isLoopback(new URL(context.req.url).hostname) && (!origin || isLoopbackOrigin(origin));
  if (!isOurs) {
    return context.json({ code: 'not-loopback', message: 'The control API only serves this machine.' }, 403);
  }
  if (origin !== undefined) {
    context.header('access-control-allow-origin', origin);
    context.header('access-control-allow-methods', 'GET, POST, PATCH, DELETE');
    context.header('access-control-allow-headers', 'content-type');
    context.header('vary', 'origin');
  }
  if (context.req.method === 'OPTIONS') return context.body(null, 204);
  return next();
};
