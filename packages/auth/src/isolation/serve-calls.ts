import { enableWasm } from '@latchkey/srp/wasm';
import { forgetLocal } from '../account/forget-local.ts';
import { legacyCalls } from '../import/take.ts';
import type { EntryContext } from '../internals.ts';
import type { BackendServices } from '../machine/ports.ts';
import { resumeCalls } from '../resume/calls.ts';
import { catchRefusals } from '../services/catch-refusals.ts';
import { open as openManagedLogin } from '../services/chunks/managed-login.ts';
import { open as openRest } from '../services/chunks/rest.ts';
import { catchUp, open as openSession } from '../services/chunks/session.ts';
import { open as openSignIn } from '../services/chunks/sign-in.ts';
import { clientOf } from '../services/client.ts';
import type { ServiceContext } from '../services/context.ts';
import { drawAhead } from '../services/ephemerals.ts';
import { notStored, storedServices } from '../services/stored.ts';
import { sessionCalls } from '../session/calls.ts';
import type { CallName, Calls, WorkerCalls } from './calls.ts';
import { isInput } from './check-input.ts';
import type { WorkerHandles } from './handles.ts';
import type { OwnSignIn } from './own-sign-in.ts';

/** All calls that a worker answers. */
export function openCalls(
  context: ServiceContext,
  own: OwnSignIn,
  handles: Pick<WorkerHandles, 'clear'>,
): Calls {
  const { vault } = context;
  const services = openServices(context);
  const entry: EntryContext = { ...context, pendingSignIn: own.pending };
  const done = (work: Promise<unknown>) => work.then(() => null);
  /** Whether this is the session to end. Another one, of a later sign-in, is let go. */
  const holds = async (lineage: string | undefined): Promise<boolean> => {
    // A worker that was just started for this call holds nothing yet.
    if (!vault.session.held().session) await vault.session.load();
    const isIt = !lineage || vault.session.held().lineage === lineage;
    if (!isIt) vault.session.drop();
    return isIt;
  };

  return {
    ...services,
    async respond(input, signal) {
      const reply = await services.respond(input, signal);
      // A refused proof is used up, unless it is retried without a device that the server does not recognise.
      const isSpent = reply.kind === 'fault' && reply.fault.kind !== 'deviceUnknown';
      if (isSpent && input.answer.kind === 'proof') handles.clear('proof');
      return reply;
    },
    async clearSession({ lineage, ...input }, signal) {
      own.end();
      // Asked for in the splash: it ends whatever is stored, however late the database answers.
      if (!lineage && input.reason === 'signOut') vault.over?.put(vault.session.held().lineage, input.scope);
      if (!(await holds(lineage))) return (await vault.storage).isFailing ? notStored : { kind: 'done' };
      return services.clearSession(input, signal);
    },
    capabilities: () => vault.capabilities(),
    'session.load': () => done(vault.session.load()),
    async 'session.end'({ scope, lineage }) {
      own.end();
      if (await holds(lineage)) return vault.session.end(scope);
      return lineage && (await vault.storage).isFailing ? { ended: lineage } : null;
    },
    catchUp: () => done(catchUp(context)),
    async prepare() {
      if (context.config.wasm !== false) await enableWasm();
      await drawAhead(context);
      return clientOf(context).endpoint;
    },
    'device.forget': (name) => forgetLocal(entry, name),
    'pendingSignIn.save': (named) => done(vault.pendingSignIn.save(own.save(named))),
    'pendingSignIn.export': (reach) => resumeCalls['pendingSignIn.export'](entry, reach),
    'pendingSignIn.look': (text) => resumeCalls['pendingSignIn.look'](entry, text),
    'pendingSignIn.import': (text) => resumeCalls['pendingSignIn.import'](entry, text),
    'session.start': (tokens) => sessionCalls['session.start'](entry, tokens),
    'legacy.take': (found) => legacyCalls['legacy.take'](entry, found),
  };
}

/** @throws TypeError if the input does not have the shape of the call */
export function perform<Name extends CallName>(
  calls: Calls,
  name: Name,
  input: unknown,
  signal: AbortSignal,
): Promise<WorkerCalls[Name][1]> {
  if (!isInput(name, input)) throw new TypeError('The input does not fit this call.');
  return calls[name](input, signal);
}

/** An app without a domain has no redirects to store: with a session in memory nothing is written at all, not even a key. */
function redirecting(context: ServiceContext): ServiceContext {
  if (context.config.domain) return context;
  const { storage: _, ...config } = context.config;
  return { ...context, config };
}

/**
 * Without `import()`, unlike on a page: a worker shows nothing that could be shown earlier, and Vite up to 7 cannot build an
 * app whose worker file has chunks, even if the app never starts the worker.
 */
const openServices = (context: ServiceContext): BackendServices =>
  catchRefusals(context, {
    ...storedServices(context),
    ...openSignIn(context),
    ...openSession(context),
    ...openRest(context),
    ...openManagedLogin(redirecting(context)),
  });
