import type { PageEvents } from '../src/api.ts';

type PageEvent = Parameters<Parameters<PageEvents['subscribe']>[0]>[0];

/** A page that a test takes offline, hides and shows again. */
export class FakePage implements PageEvents {
  #online = true;
  #visible = true;
  readonly #listeners = new Set<(event: PageEvent) => void>();

  online = (): boolean => this.#online;
  visible = (): boolean => this.#visible;
  focused = (): boolean => this.#visible;

  subscribe = (listener: (event: PageEvent) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  tell(event: PageEvent): void {
    if (event === 'online' || event === 'offline') this.#online = event === 'online';
    if (event === 'visible' || event === 'hidden') this.#visible = event === 'visible';
    this.#listeners.forEach((listener) => {
      listener(event);
    });
  }

  get listeners(): number {
    return this.#listeners.size;
  }
}
