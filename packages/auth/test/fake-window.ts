/** The window of a tab, as far as managed login uses it: a URL that a test reads and changes, and windows that it opens. */
export class FakeWindow {
  readonly location;
  readonly history;
  /** URLs that the page was left for. */
  readonly left: string[] = [];
  /** URLs that windows and frames were sent to. */
  readonly shown: string[] = [];
  /** How often a window of this page, or this one, was closed. */
  closed = 0;
  /** Frames that are in the page. */
  readonly frames: { readonly hidden: boolean; readonly src: string }[] = [];
  /** Whether the person has closed the windows of this page. */
  isPopupClosed = false;
  /** Whether the browser opens windows. */
  allowsPopups = true;
  opened = 0;
  #href: string;

  constructor(href = 'http://localhost:5173/') {
    this.#href = href;
    this.location = Object.defineProperty(
      {
        href,
        assign: (url: string) => {
          this.left.push(url);
        },
      },
      'href',
      { get: () => this.#href },
    );
    this.history = {
      state: null,
      replaceState: (_: unknown, __: string, url: string) => {
        this.#href = new URL(url, this.#href).href;
      },
    };
  }

  open(): unknown {
    if (!this.allowsPopups) return null;
    this.opened += 1;
    const isClosed = () => this.isPopupClosed;
    return {
      location: { replace: (url: string) => this.shown.push(url) },
      get closed() {
        return isClosed();
      },
      close: () => {
        this.closed += 1;
      },
    };
  }

  close(): void {
    this.closed += 1;
  }

  readonly document = {
    createElement: () => {
      const frame = {
        hidden: false,
        src: '',
        remove: () => {
          this.closed += 1;
          this.frames.splice(0);
        },
      };
      return frame;
    },
    body: {
      append: (frame: { readonly hidden: boolean; readonly src: string }) => {
        const { hidden, src } = frame;
        this.frames.push({ hidden, src });
        this.shown.push(src);
      },
    },
  };

  /** The `window` for the environment. */
  get window(): Window {
    // No other member of a window is used.
    return this as unknown as Window;
  }
}
