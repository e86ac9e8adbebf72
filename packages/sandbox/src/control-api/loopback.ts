import type { MiddlewareHandler } from 'hono';

const LOOPBACK = /^(?:localhost|(?:[\w-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether a host name is this machine's own. */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.test(hostname);
}

/**
 * Refuses requests that a foreign page makes through the developer's browser: by their Origin, and by the Host that a
 * rebound name would carry. Pages on loopback may read the answers, whatever their port.
 */
export const fromLoopback: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header('origin');
  const hosts = [new URL(context.req.url).hostname, ...(origin === undefined ? [] : [hostOf(origin)])];
  if (!hosts.every(isLoopback)) {
    return context.json({ code: 'not-loopback', message: 'The control API serves this machine only.' }, 403);
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

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname : '';
}
