// 100,000 calls by 200 clients over HTTP: `pnpm --filter @latchkey/sandbox load [calls] [clients]`, after a build. Prints what
// the pool holds and its heap on the way, and fails if either grows without end.
import { fork } from 'node:child_process';
import { once } from 'node:events';

const [calls = 100_000, clients = 200] = process.argv.slice(2).map(Number);
const FIRST = calls / 10;
// After this many calls the pool's clock moves on, so that codes, steps and limits of an hour end.
const PER_MOVE = 5_000;
const MOVE = 900_000;
// Heap that may differ between two garbage collections.
const TOLERANCE = 10_000_000;

const server = fork(new URL('load-server.mjs', import.meta.url), [String(clients)], {
  // Too little for what grows, and for garbage that V8 would otherwise keep for long.
  execArgv: ['--expose-gc', '--max-old-space-size=96'],
});
/** @type {[{ endpoint: string; control: string; ClientId: string }]} */
const [{ endpoint, control, ClientId }] = /** @type {never} */ (await once(server, 'message'));

let made = 0;
let refused = 0;
let next = 0;

/**
 * @param {string} operation
 * @param {object} body
 * @returns {Promise<any>}
 */
async function call(operation, body) {
  made += 1;
  const send = () =>
    fetch(endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
      body: JSON.stringify(body),
    });
  // On a busy machine the server closes idle connections in the moment in which they are used again.
  const response = await send().catch(send).catch(send).catch(send);
  if (!response.ok) refused += 1;
  const text = await response.text();
  if (made % PER_MOVE === 0) {
    await fetch(`${control}/pools/main/clock/advance`, {
      method: 'POST',
      body: JSON.stringify({ milliseconds: MOVE }),
    });
  }
  return text === '' ? {} : JSON.parse(text);
}

/** A sign-in with everything after it, in seven calls; nobody answers the last one. */
async function oneSignIn() {
  const USERNAME = `user${next++ % clients}`;
  const begin = () =>
    call('InitiateAuth', { ClientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters: { USERNAME } });
  const { ChallengeName, Session } = await begin();
  const { AuthenticationResult: tokens } = await call('RespondToAuthChallenge', {
    ClientId,
    ChallengeName,
    Session,
    ChallengeResponses: { USERNAME, ANSWER: 'brass' },
  });
  await call('GetUser', { AccessToken: tokens?.AccessToken });
  const { AuthenticationResult: renewed } = await call('GetTokensFromRefreshToken', {
    ClientId,
    RefreshToken: tokens?.RefreshToken,
  });
  await call('RevokeToken', { ClientId, Token: renewed?.RefreshToken });
  await call('ForgotPassword', { ClientId, Username: USERNAME });
  await begin();
}

/** @param {number} until - Calls. */
async function use(until) {
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (made < until) await oneSignIn();
    }),
  );
}

async function measure() {
  server.send('measure');
  const [measured] = /** @type {[Record<string, number>]} */ (
    /** @type {unknown} */ (await once(server, 'message'))
  );
  return { calls: made, ...measured };
}

const started = performance.now();
const rows = [await measure()];
for (const until of [FIRST, calls / 2, calls]) {
  await use(until);
  rows.push(await measure());
  process.stderr.write(`${made} calls ...\n`);
}
const seconds = (performance.now() - started) / 1000;
server.disconnect();

console.table(rows);
console.log(`${clients} clients, ${made} calls in ${seconds.toFixed(0)} s, ${refused} refused.`);
const [, early, , late] = rows;
const grown = (late?.heap ?? 0) - (early?.heap ?? 0);
console.log(`Heap from ${early?.calls} to ${late?.calls} calls: ${(grown / 1e6).toFixed(1)} MB.`);
// Each move of the clock ends the sign-ins under way, whose calls are refused then.
if (grown > TOLERANCE || refused > made / 10) process.exitCode = 1;
