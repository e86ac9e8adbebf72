import type { Place } from '../place.ts';
import type { OverMark } from '../vault/over.ts';
import type { PendingForm, PendingSignIn } from '../vault/pending-sign-in.ts';
import { openVault } from '../vault/vault.ts';
import type { BaseContext } from './context.ts';
import { chunks, loadAll, loadManagedLogin, loadReader, loadWasm } from './load.ts';
import { createServices } from './services.ts';

/** The services and the vault of a page without a worker. */
export function openLocal(
  page: Omit<BaseContext, 'vault' | 'catchUp' | 'renewAtDomain' | 'keepStepUp'> & {
    readonly over?: OverMark | undefined;
  },
  pendingSignIn: () => PendingSignIn | null,
): Place {
  const { environment, config } = page;
  const pending: PendingForm = {
    read: async (value) => (await loadReader()).readPending(value),
    write: async (...given) => (await chunks.signIn()).writePending(...given),
  };
  // `takeOver` runs before anything is read.
  const vault = openVault(
    environment,
    config.scope,
    pending,
    chunks.session,
    config.storage,
    !config.takeOver,
    page.over,
  );
  const context: BaseContext = {
    ...page,
    vault,
    catchUp: async () => (await chunks.session()).catchUp(context),
    renewAtDomain: async (session) => (await loadManagedLogin()).renewAtDomain(context, session),
    keepStepUp: async (...given) => (await chunks.rest()).keepStepUp(context, ...given),
  };
  const prepare = async () => {
    // Without WebAssembly, BigInt computes.
    const part = await (config.wasm === false ? chunks.signIn() : loadWasm().catch(chunks.signIn));
    await part.prepare(context);
  };
  return {
    vault,
    services: createServices(context),
    backend: { call: (_, run, input) => run({ ...context, pendingSignIn }, input) },
    load: () => void loadAll(),
    // A failure will occur again when it is needed, and is a fault then.
    prepare: () => void prepare().catch(() => {}),
    catchUp: context.catchUp,
    close() {
      void vault.storage.then((storage) => storage.close());
    },
  };
}
