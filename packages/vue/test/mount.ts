import type { Auth } from '@latchkey/auth';
import { type App, type Component, createApp, createSSRApp, h } from 'vue';
import { authPlugin } from '../src/index.ts';

const apps = new Set<App>();

/** Mounts a page with one component, in an app that has the `Auth`. */
export function mount(component: Component, auth?: Auth) {
  return start(createApp(component), document.createElement('div'), auth);
}

/** The same for a page rendered by a server. */
export function hydrate(component: Component, html: string, auth: Auth) {
  const container = document.createElement('div');
  container.innerHTML = html;
  return start(createSSRApp(component), container, auth);
}

/** A component of a function that returns its text. */
export const textOf = (setup: () => () => string): Component => ({
  setup() {
    const text = setup();
    return () => h('p', text());
  },
});

export function unmountAll(): void {
  for (const app of apps) app.unmount();
  apps.clear();
}

function start(app: App, container: Element, auth?: Auth) {
  if (auth) app.use(authPlugin, auth);
  app.mount(container);
  apps.add(app);
  return {
    container,
    unmount: () => {
      apps.delete(app);
      app.unmount();
    },
  };
}
