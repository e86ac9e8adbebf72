import type { Auth } from '@latchkey/auth';
import type { DevtoolsOptions } from './devtools.ts';
import { createDockStore } from './dock-settings.ts';
import { createLauncher } from './launcher.ts';
import type { InspectorProps } from './panel/inspector.tsx';
import { createRecorders, type Recorders } from './recorders.ts';
import { readReport } from './report.ts';

/** The shadow root with the button and the panel. */
export interface Frame {
  readonly isOpen: () => boolean;
  readonly setOpen: (isOpen: boolean) => void;
  /** Calls the listener now, and whenever the panel opens or closes. */
  readonly listen: (listener: () => void) => void;
  readonly leave: (listener: () => void) => void;
  /** Removes the frame, and stops listening to the session. */
  readonly remove: () => void;
}

/** Puts the frame on the page, and records the session. */
export function createFrame(
  auth: Auth,
  { button = true, open = false, side = 'right' }: DevtoolsOptions,
  stop: () => void,
): Frame & Pick<Recorders, 'hear'> {
  const { hear, ...recorders } = createRecorders();
  const dock = createDockStore(localItems(), { isOpen: open, side });
  return { hear, ...showFrame({ auth, dock, ...recorders }, button, stop) };
}

/** Creates a frame that shows a report. Nothing of it is stored. @throws ReportError `invalid-report` */
export function createReportFrame(text: string, { button = false, side = 'right' }: DevtoolsOptions): Frame {
  const { steps, requests } = readReport(text);
  const still = () => () => {};
  const recorders = {
    recorder: { getEntries: () => steps, subscribe: still },
    requests: { getRequests: () => requests, subscribe: still },
  };
  const dock = createDockStore(null, { isOpen: true, side });
  return showFrame({ auth: null, dock, ...recorders }, button, () => {});
}

/** The panel's code is loaded when it is first opened. */
function showFrame(props: Omit<InspectorProps, 'layout'>, button: boolean, stop: () => void): Frame {
  const { dock } = props;
  const host = document.createElement('latchkey-devtools');
  const root = host.attachShadow({ mode: 'open' });
  document.body.append(host);

  /** The element to focus when the panel is closed. */
  let opener: Element | null = null;
  let hide: (() => void) | null = null;
  let isGone = false;
  const listeners = new Set<() => void>();
  const launcher = button ? createLauncher(root, () => dock.set({ isOpen: true })) : null;

  const show = async () => {
    try {
      const { showPanel } = await import('./panel/index.ts');
      if (!isGone && dock.get().isOpen) hide ??= showPanel(root, props);
    } catch {
      // Offline, or a release has removed the file.
      launcher?.fail();
      dock.set({ isOpen: false });
    }
  };
  const sync = () => {
    const { isOpen } = dock.get();
    launcher?.setOpen(isOpen);
    if (isOpen && hide === null) {
      opener ??= root.activeElement ?? document.activeElement;
      void show();
    } else if (!isOpen && hide !== null) {
      hide();
      hide = null;
      if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected) opener.focus();
      else launcher?.focus();
      opener = null;
    }
    for (const listener of listeners) listener();
  };
  const unsubscribe = dock.subscribe(sync);
  sync();

  return {
    isOpen: () => dock.get().isOpen,
    setOpen: (isOpen) => dock.set({ isOpen }),
    listen(listener) {
      listeners.add(listener);
      listener();
    },
    leave: (listener) => void listeners.delete(listener),
    remove() {
      isGone = true;
      stop();
      unsubscribe();
      hide?.();
      host.remove();
    },
  };
}

/**
 * The storage of this browser for the page. Null where the person has blocked site data: reading the property throws there.
 */
function localItems(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
