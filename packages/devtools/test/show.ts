import type { Auth } from '@latchkey/auth';
import { createTestAuth } from '@latchkey/auth/testing';
import { onTestFinished } from 'vitest';
import { createDockStore, type DockStore } from '../src/dock-settings.ts';
import { showInspector } from '../src/panel/show-inspector.tsx';
import { createRequestRecorder, type RequestRecorder } from '../src/requests.ts';
import { createTestRecorder, testLayout } from './chart.ts';

export interface Shown {
  readonly recorder: ReturnType<typeof createTestRecorder>;
  readonly requests: RequestRecorder;
  readonly dock: DockStore;
  readonly root: ShadowRoot;
  readonly hide: () => void;
}

/** The panel over the small chart of the tests, in a shadow root as on a page. */
export function showTestInspector(auth: Auth = createTestAuth({ view: 'signedOut' })): Shown {
  const recorder = createTestRecorder();
  const requests = createRequestRecorder();
  const dock = createDockStore(localStorage, { isOpen: true, side: 'right' });
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  document.body.append(host);
  const hide = showInspector(root, { auth, layout: testLayout, recorder, requests, dock });
  onTestFinished(() => {
    hide();
    host.remove();
  });
  return { recorder, requests, dock, root, hide };
}
