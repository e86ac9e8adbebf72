import type { Auth } from '@latchkey/auth';
import { createTestAuth } from '@latchkey/auth/testing';
import { onTestFinished } from 'vitest';
import { cdp } from 'vitest/browser';
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

/** Sets media features in Chromium, which a page cannot do. */
export const emulate = (features: { name: string; value: string }[]) =>
  (cdp() as unknown as { send(method: string, parameters: object): Promise<void> }).send(
    'Emulation.setEmulatedMedia',
    { features },
  );

export const drawing = ({ root }: Shown) =>
  root.querySelector('.chart > g')?.getAttribute('transform') ?? null;
export const lit = ({ root }: Shown) =>
  [...root.querySelectorAll('.leaf.active')].map((box) => box.getAttribute('data-box'));
export const focused = ({ root }: Shown) => root.activeElement?.getAttribute('data-box');
export const scaleOf = (shown: Shown) => Number(/scale\((.*)\)/.exec(drawing(shown) ?? '')?.[1]);
export const titles = ({ root }: Shown) =>
  [...root.querySelectorAll('.log-title')].map(({ textContent }) => textContent);
