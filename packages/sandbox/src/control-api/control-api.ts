import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { readBody } from '../http/read-body.ts';
import { SandboxOptionsError } from '../options.ts';
import type { Sandbox } from '../sandbox.ts';
import { CognitoException } from '../wire/exception.ts';
import { fromLoopback } from './from-loopback.ts';
import { pageRoutes } from './page/page-routes.ts';
import { poolRoutes } from './pool-routes.ts';

/** The path of the control API, beside the user-pool API. */
export const CONTROL_PATH = '/_sandbox';

// A pool with many thousand users is created with one body.
const LONGEST_BODY = 32 * 1_048_576;
const TOO_LARGE = `The body must not exceed ${LONGEST_BODY} bytes.`;

/**
 * Creates the control API, with which a test or a developer changes a sandbox over HTTP. It only answers requests from this
 * machine, and pages of this machine's own origins, because it shows codes and changes users.
 */
export function createControl(sandbox: Sandbox): (request: Request) => Promise<Response> {
  const app = new Hono().basePath(CONTROL_PATH);
  app.use(fromLoopback);
  app.route('/', pageRoutes(sandbox, CONTROL_PATH));
  app.get('/info', (context) =>
    context.json({
      endpoint: sandbox.endpoint,
      region: sandbox.region,
      userPoolId: sandbox.userPoolId,
      clientId: sandbox.clientId,
      domain: sandbox.domain,
      pools: [...sandbox.pools.keys()],
    }),
  );
  app.get('/pools', (context) => context.json([...sandbox.pools.keys()]));
  app.post('/pools', async (context) => {
    const { userPoolId, clientId, region, issuer, domain } = await sandbox.createPool(
      await context.req.json(),
    );
    return context.json({ userPoolId, clientId, region, issuer, domain, endpoint: sandbox.endpoint }, 201);
  });
  app.delete('/pools/:pool', (context) =>
    sandbox.deletePool(context.req.param('pool')) ? context.json({}) : context.notFound(),
  );
  app.route('/pools/:pool', poolRoutes(sandbox));
  app.notFound((context) =>
    context.json({ code: 'not-found', message: 'The sandbox has no such resource.' }, 404),
  );
  app.onError((error, context) => {
    const [code, status] = codeOf(error);
    return context.json({ code, message: error.message }, status);
  });
  return async (request) => {
    const body = await readBody(request, LONGEST_BODY);
    if (body === undefined) return Response.json({ code: 'too-large', message: TOO_LARGE }, { status: 413 });
    const { url, method, headers } = request;
    return app.fetch(new Request(url, { method, headers, ...(body === '' ? {} : { body }) }));
  };
}

function codeOf(error: Error): [string, ContentfulStatusCode] {
  if (error instanceof SandboxOptionsError) return [error.code, 400];
  if (error instanceof CognitoException) return [error.type, 400];
  if (error instanceof SyntaxError) return ['malformed-json', 400];
  return ['failed', 500];
}
