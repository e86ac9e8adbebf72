import { Hono } from 'hono';
import type { Sandbox } from '../../sandbox.ts';
import { page } from './page.ts';
import { keepPageAlive } from './script.ts';
import { style } from './style.ts';

/** The page, its style and its script. It loads nothing else. */
export function pageRoutes(sandbox: Sandbox, base: string): Hono {
  const routes = new Hono();
  routes.get('/', (context) => {
    const pool = sandbox.pools.get(context.req.query('pool') ?? sandbox.userPoolId);
    if (!pool) return context.notFound();
    context.header('content-security-policy', "default-src 'self'; frame-ancestors 'none'");
    context.header('cache-control', 'no-store');
    const { users = '', journal = '' } = context.req.query();
    return context.html(page(sandbox, pool, base, { users, journal }));
  });
  // The page's sections have these names; links to them lead there.
  routes.get('/outbox', (context) => context.redirect(`${base}#outbox-title`));
  routes.get('/page.css', (context) => context.body(style, 200, { 'content-type': 'text/css' }));
  routes.get('/page.js', (context) =>
    context.body(`(${keepPageAlive.toString()})();`, 200, { 'content-type': 'text/javascript' }),
  );
  return routes;
}
