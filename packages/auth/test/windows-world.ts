import type { Environment, Returned } from '../src/api.ts';
import { resolveConfig } from '../src/config.ts';
import { managedLoginOptions } from '../src/managed-login/options.ts';
import type { ManagedLoginMode } from '../src/model.ts';
import { seal, unseal } from '../src/sealed.ts';
import { type WindowsContext, windowServices } from '../src/services/managed-login/windows.ts';
import { createBrowser, tick } from './browser.ts';
import { FakeWindow } from './fake-window.ts';
import { pool } from './stub-world.ts';

export const { signal } = new AbortController();
export const CALLBACK = 'https://app.example/callback';

/** Pages of one browser, with the services of which a test says each answer. */
export function windowsWorld() {
  const browser = createBrowser(() => Promise.reject(new Error('no network here')));
  function page(changes: Partial<Environment> = {}) {
    const window = new FakeWindow('https://app.example/notes');
    const { environment } = browser.tab({ window: window.window, ...changes });
    const returned: Returned[] = [];
    const asked: [string, unknown, unknown][] = [];
    const replies: Record<string, unknown> = {};
    const service =
      (name: string) => async (input: { mode?: unknown; redirect: ReturnType<typeof seal> }) => {
        asked.push([name, unseal(input.redirect), input.mode]);
        const reply = replies[name];
        return typeof reply === 'function' ? (reply as () => unknown)() : reply;
      };
    let start = () => {};
    const ready = new Promise<void>((resolve) => {
      start = resolve;
    });
    const config = resolveConfig(
      {
        ...pool,
        domain: 'https://login.example',
        redirectUri: CALLBACK,
        onReturn: (told: Returned) => returned.push(told),
      } as Parameters<typeof resolveConfig>[0],
      managedLoginOptions,
    );
    const services = windowServices({
      environment,
      config,
      takeOpened: () => (window.opened > 0 ? (window.open() as Window) : null),
      ready: () => ready,
      services: {
        prepareRedirect: service('prepareRedirect'),
        claimRedirect: service('claimRedirect'),
        exchangeCode: service('exchangeCode'),
      },
      // What the windows use of their context.
    } as unknown as WindowsContext);
    return {
      services,
      window,
      returned,
      replies,
      asked: () => asked.splice(0),
      /** The page has started. */
      start: async () => {
        start();
        await tick();
      },
      prepare: (mode: ManagedLoginMode, request: object = {}) =>
        services.prepareRedirect({ mode, redirect: seal<unknown>(request) }, signal),
      show: (state: string, by = signal) =>
        services.showWindow({ redirect: seal<unknown>({ url: 'https://login.example/', state }) }, by),
      claim: (given: unknown) => services.claimRedirect({ redirect: seal(given) }, signal),
    };
  }
  return { page, clock: browser.clock };
}
