import type { PageEvent, PageEvents } from '../api.ts';

/** Events of a page that is there again, or was there all the time. */
export const RETURNS: readonly PageEvent[] = ['visible', 'focus', 'resume', 'online'];

/** The state of the page, from the browser. Outside a browser: always online, visible and focused. */
export const browserPage: PageEvents = {
  online: () => globalThis.navigator?.onLine !== false,
  visible: () => globalThis.document?.visibilityState !== 'hidden',
  focused: () => globalThis.document?.hasFocus() ?? true,
  subscribe(listener) {
    const { window, document } = globalThis;
    if (!window || !document) return () => {};
    const removals: (() => void)[] = [];
    // No `signal`: in Jest's jsdom, the one of Node.js may be there, which its event targets refuse.
    const on = (target: EventTarget, type: string, tell: () => void) => {
      target.addEventListener(type, tell);
      removals.push(() => target.removeEventListener(type, tell));
    };
    on(window, 'online', () => listener('online'));
    on(window, 'offline', () => listener('offline'));
    on(window, 'focus', () => listener('focus'));
    on(document, 'visibilitychange', () =>
      listener(document.visibilityState === 'hidden' ? 'hidden' : 'visible'),
    );
    // Entering and leaving the back/forward cache or the frozen state: timers are paused in between.
    on(window, 'pagehide', () => listener('freeze'));
    on(document, 'freeze', () => listener('freeze'));
    on(window, 'pageshow', () => listener('resume'));
    on(document, 'resume', () => listener('resume'));
    return () => {
      for (const remove of removals) remove();
    };
  },
};
