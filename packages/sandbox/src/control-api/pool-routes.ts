import { type Context, Hono } from 'hono';
import type { InjectedFault } from '../controls/faults.ts';
import { totpCode } from '../mfa/totp.ts';
import type { Sandbox } from '../sandbox.ts';
import type { SandboxPool } from '../sandbox-pool.ts';
import { checkAdvance, checkTotp } from './inputs.ts';

/** Means the sandbox's first pool. */
const MAIN = 'main';

/** Acts on the pool in the path. Returning nothing, or false, means not found. */
type Action = (
  pool: SandboxPool,
  context: Context,
) => object | boolean | undefined | Promise<object | boolean | undefined>;

/** The routes of one pool, under `/pools/:pool`. */
export function poolRoutes(sandbox: Sandbox): Hono {
  const on = (action: Action) => async (context: Context) => {
    const id = param(context, 'pool');
    const pool = sandbox.pools.get(id === MAIN ? sandbox.userPoolId : id);
    const result = pool ? await action(pool, context) : undefined;
    if (result === undefined || result === false) return context.notFound();
    return context.json(result === true ? {} : result);
  };

  const routes = new Hono();
  routes.get(
    '/',
    on(({ userPoolId, clientId, region, issuer, domain }) => ({
      userPoolId,
      clientId,
      region,
      issuer,
      domain,
    })),
  );
  routes.patch(
    '/',
    on(async (pool, { req }) => done(pool.configure(await req.json()))),
  );
  routes.post(
    '/reset',
    on(async (pool) => done(await pool.reset())),
  );
  routes.post(
    '/clients',
    on(async (pool, { req }) => pool.addClient(await req.json())),
  );
  routes.patch(
    '/clients/:client',
    on(async (pool, context) => pool.configureClient(param(context, 'client'), await context.req.json())),
  );

  routes.get(
    '/users',
    on((pool) => pool.users.all()),
  );
  routes.post(
    '/users',
    on(async (pool, { req }) => pool.users.add(await req.json())),
  );
  routes.get(
    '/users/:user',
    on((pool, context) => pool.users.get(param(context, 'user'))),
  );
  routes.patch(
    '/users/:user',
    on(async (pool, context) => pool.users.update(param(context, 'user'), await context.req.json())),
  );
  routes.delete(
    '/users/:user',
    on((pool, context) => pool.users.delete(param(context, 'user'))),
  );
  routes.post(
    '/users/:user/sign-out',
    on((pool, context) => pool.users.signOut(param(context, 'user'))),
  );
  routes.delete(
    '/users/:user/devices/:device',
    on((pool, context) => pool.users.forgetDevice(param(context, 'user'), param(context, 'device'))),
  );

  routes.get(
    '/outbox',
    on(({ outbox }) => outbox.messages),
  );
  routes.get(
    '/outbox/:recipient',
    on(({ outbox }, context) => outbox.latest(param(context, 'recipient'))),
  );
  routes.delete(
    '/outbox',
    on(({ outbox }) => done(outbox.clear())),
  );

  routes.get(
    '/journal',
    on(({ journal }, { req }) => entries(journal.entries, req.query())),
  );
  routes.delete(
    '/journal',
    on(({ journal }) => done(journal.clear())),
  );

  routes.post(
    '/totp',
    on(async ({ clock, users }, { req }) => {
      const of = checkTotp(await req.json());
      return 'secret' in of ? { code: totpCode(of.secret, clock.now()) } : users.totp(of.username);
    }),
  );

  routes.get(
    '/clock',
    on(({ clock }) => ({ now: clock.now() })),
  );
  routes.post(
    '/clock/advance',
    on(async ({ clock }, { req }) => {
      clock.advance(checkAdvance(await req.json()).milliseconds);
      return { now: clock.now() };
    }),
  );

  routes.get(
    '/faults',
    on(({ faults }) => faults.active.map(viewFault)),
  );
  routes.post(
    '/faults',
    on(async ({ faults }, { req }) => viewFault(faults.add(await req.json()))),
  );
  routes.delete(
    '/faults',
    on(({ faults }) => done(faults.clear())),
  );
  // Ending a `hold` also answers the calls that wait for it.
  routes.delete(
    '/faults/:fault',
    on(({ faults }, context) => release(faults.find(Number(param(context, 'fault'))))),
  );
  return routes;
}

function param(context: Context, name: string): string {
  return context.req.param(name) ?? '';
}

/** Turns the result of an action without a value into `true`. */
function done(..._results: unknown[]): true {
  return true;
}

function release(fault: InjectedFault | undefined): boolean {
  fault?.release();
  return fault !== undefined;
}

function viewFault({ id, rule, hits }: InjectedFault) {
  return { id, ...rule, hits };
}

function entries(all: SandboxPool['journal']['entries'], query: Record<string, string>) {
  const { operation, after = '0' } = query;
  return all.filter(
    (entry) => entry.id > Number(after) && (operation ?? entry.operation) === entry.operation,
  );
}
