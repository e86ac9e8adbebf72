import type { ExtensionContext } from '../extension.ts';
import { mapServices } from '../machine/map-services.ts';
import type { AuthServices, ManagedLoginPort, ManagedLoginServices } from '../machine/ports.ts';
import { loadWindows } from '../services/load.ts';
import type { WindowsContext } from '../services/managed-login/windows.ts';
import { notLoadedReply } from '../services/not-loaded.ts';

/**
 * All services of a page. Those of managed login use its windows, and their code is loaded late.
 *
 * @param onClaim - called when the address that the page came back to is about to be used up
 */
export function withWindows({ place, ...context }: ExtensionContext, onClaim: () => void): AuthServices {
  let opened: Window | null = null;
  let services: ManagedLoginServices | undefined;
  const windows: WindowsContext = {
    ...context,
    services: place.services,
    takeOpened() {
      const window = opened;
      opened = null;
      return window;
    },
  };
  const late = mapServices<typeof names>(names, (_, name) => async (input, signal) => {
    // Opened in the click itself: browsers block later pop-ups.
    if ('mode' in input && input.mode === 'popup') opened = openWindow(context.environment);
    try {
      const { open } = await loadWindows();
      services ??= open(windows);
      // Disposed while the code was loading: the next Auth of this page can still use the address.
      signal.throwIfAborted();
      if (name === 'claimRedirect') onClaim();
      return await services[name](input, signal);
    } catch (error) {
      return notLoadedReply(error);
    }
  });
  return { ...place.services, ...late };
}

const names: { readonly [Name in ManagedLoginPort]: null } = {
  prepareRedirect: null,
  leavePage: null,
  showWindow: null,
  claimRedirect: null,
  exchangeCode: null,
};

const openWindow = ({ window }: Pick<ExtensionContext['environment'], 'window'>): Window | null =>
  window?.open('', '', 'popup,width=480,height=720') ?? null;
