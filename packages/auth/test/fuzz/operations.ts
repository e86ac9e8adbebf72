/**
 * Every operation that a browser can call, each with responses of a server gone mad: the person gets a view, a typed fault or a
 * typed error, nothing is busy for ever, and nothing loops.
 *
 * @module
 */
import * as cognito from '@latchkey/cognito';
import { createRandom, pick } from '../storm/random.ts';
import type { World } from '../storm/world.ts';
import { hostile } from './credentials.ts';
import { tamper } from './responses.ts';
import { inWorld, isTyped, MINUTE, recover } from './run.ts';
import { type Scene, settle } from './scene.ts';
import { type OperationName, ways } from './ways.ts';

/** Operations a seed: four seeds reach all of them. */
const A_SEED = 9;
/** The requests of a way and of what runs beside it, without a loop. */
const MOST_REQUESTS = 60;

/** Those whose answers the browser makes a passkey of, or uses one for: its own answer may be hostile as well. */
const HOSTILE: readonly OperationName[] = ['initiateAuth', 'startWebAuthnRegistration'];

// The table has no other names.
const names = Object.keys(ways) as OperationName[];

const exported: Readonly<Record<string, unknown>> = cognito;

/** The name of the operation that a function calls. */
function wireNameOf(name: OperationName): string {
  // The names are those of such functions.
  const called = exported[name] as { readonly operation: { readonly name: string } };
  return called.operation.name;
}

/** @returns what went wrong */
export function fuzzOperations(seed: number): Promise<readonly string[]> {
  const options = {
    isolation: pick([null, null, 'worker'] as const, createRandom(seed)()),
    devices: 'ask' as const,
  };
  return inWorld(seed, options, async (world, next) => {
    const { credentials } = world;
    for (let turn = 0; turn < A_SEED && world.watch.violations.length === 0; turn += 1) {
      const name = pick(names, seed * A_SEED + turn);
      world.credentials = credentials;
      await oneOperation(world, name, `eve-${turn}`, next);
    }
    world.credentials = credentials;
    if (world.watch.violations.length === 0) await recover(world);
  });
}

async function oneOperation(world: World, name: OperationName, username: string, next: () => number) {
  const { watch, network } = world;
  const [tab] = world.living;
  if (!tab) return;
  const { auth } = tab;
  const scene: Scene = { world, tab, auth, actions: auth.actions, username, next };
  auth.actions.signOut();
  await settle(scene);
  auth.actions.cancel();
  await ways[name].before(scene);
  await settle(scene);
  const { requests } = network;
  const start = world.clock.monotonic();
  const wire = wireNameOf(name);
  let asked = 0;
  const rate = 1 + (next() % 2);
  world.tamper = (request, response) => {
    if (!request.headers.get('x-amz-target')?.endsWith(`.${wire}`)) return response;
    asked += 1;
    return next() % rate ? response : tamper(request, response, next);
  };
  if (HOSTILE.includes(name) && next() % 2 && world.credentials)
    world.credentials = hostile(world.credentials, next);
  try {
    await ways[name].go(scene);
  } catch (error) {
    if (!isTyped(error)) watch.fail(`${name} threw ${error instanceof Error ? error.stack : String(error)}`);
  }
  await settle(scene);
  world.tamper = (_, response) => response;
  if (asked === 0) watch.fail(`${name} was not asked at ${JSON.stringify(auth.getState())}`);
  const minutes = (world.clock.monotonic() - start) / MINUTE;
  const since = network.requests - requests;
  if (since > MOST_REQUESTS + minutes) watch.fail(`${since} requests in ${minutes} minutes for ${name}`);
}
