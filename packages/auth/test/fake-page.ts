import type { PageEvent, PageEvents } from '../src/api.ts';

/** A page that a test takes offline, hides and shows again. */
export class FakePage implements PageEvents {
  #online = true;
  #visible = true;
  #focused = true;
  readonly #listeners = new Set<(event: PageEvent) => void>();

  online = (): boolean => this.#online;
  visible = (): boolean => this.#visible;
  focused = (): boolean => this.#visible && this.#focused;

  /** The person works in another window. */
  blur(): void {
    this.#focused = false;
  }

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
