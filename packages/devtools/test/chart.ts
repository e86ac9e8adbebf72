import type { ChartEntry, ChartRecorder } from '@latchkey/auth/chart';
import type { Box, ChartLayout, Rectangle } from '../src/layout.ts';

const box = (id: string, rectangle: Rectangle, more: Partial<Box> = {}): Box => ({
  id,
  name: id.slice(id.lastIndexOf('.') + 1),
  parent: id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : null,
  isLeaf: false,
  tags: [],
  view: null,
  invokes: [],
  ...rectangle,
  ...more,
});

const leaf = (id: string, x: number, y: number, more: Partial<Box> = {}) =>
  box(id, { x, y, width: 80, height: 28 }, { isLeaf: true, ...more });

/** A chart small enough to read, for tests: signed out on the left, signed in with two regions on the right. */
export const testLayout: ChartLayout = {
  width: 1_000,
  height: 400,
  boxes: [
    box('auth', { x: 0, y: 0, width: 1_000, height: 400 }),
    box('auth.out', { x: 40, y: 60, width: 300, height: 200 }, { view: 'signedOut' }),
    leaf('auth.out.calm', 60, 100),
    leaf('auth.out.busy', 220, 100, { tags: ['busy'], invokes: ['initiateAuth'] }),
    leaf('auth.out.failed', 220, 200, { tags: ['error'] }),
    box('auth.in', { x: 500, y: 60, width: 400, height: 300 }, { view: 'home' }),
    box('auth.in.session', { x: 520, y: 100, width: 300, height: 100 }),
    leaf('auth.in.session.fresh', 540, 140),
    box('auth.in.tabs', { x: 520, y: 220, width: 300, height: 100 }),
    leaf('auth.in.tabs.alone', 540, 260),
  ],
  lines: [
    {
      from: 'auth.out.calm',
      to: 'auth.out.busy',
      points: [
        [140, 114],
        [220, 114],
      ],
      there: [{ id: 'auth.out.calm#0', label: 'signIn.submit' }],
      back: [{ id: 'auth.out.busy#1', label: 'initiateAuth fails' }],
    },
    {
      from: 'auth.out',
      to: 'auth.in',
      points: [
        [340, 160],
        [500, 160],
      ],
      there: [{ id: 'auth.out.busy#0', label: 'initiateAuth: session' }],
      back: [{ id: 'auth.in#0', label: 'signOut.request' }],
    },
  ],
  starts: [
    [
      [48, 114],
      [60, 114],
    ],
  ],
};

/** Steps of a sign-in through that chart, a second apart. */
export const testSteps: readonly ChartEntry[] = [
  {
    number: 0,
    at: 1_000,
    kind: 'start',
    event: 'start',
    payload: null,
    transitions: [],
    active: ['auth', 'auth.out', 'auth.out.calm'],
    possible: [
      { type: 'signIn.submit', choice: null },
      { type: 'tab.leading', choice: null },
    ],
  },
  {
    number: 1,
    at: 2_000,
    kind: 'external',
    event: 'signIn.submit',
    payload: { username: 'a•••', password: '•••', flow: 'USER_SRP_AUTH', factor: null },
    transitions: ['auth.out.calm#0'],
    active: ['auth', 'auth.out', 'auth.out.busy'],
    possible: [],
  },
  {
    number: 2,
    at: 3_000,
    kind: 'done',
    event: 'initiateAuth',
    payload: { kind: 'session', session: { username: 'a•••', expiresAt: 3_600_000 }, device: 'none' },
    transitions: ['auth.out.busy#0'],
    active: [
      'auth',
      'auth.in',
      'auth.in.session',
      'auth.in.session.fresh',
      'auth.in.tabs',
      'auth.in.tabs.alone',
    ],
    possible: [{ type: 'signOut.request', choice: null }],
  },
];

/** A recorder whose steps come from a test. */
export function createTestRecorder(): ChartRecorder & { readonly add: (...steps: ChartEntry[]) => void } {
  let steps: readonly ChartEntry[] = testSteps.slice(0, 1);
  const listeners = new Set<() => void>();
  return {
    inspect: () => {},
    getEntries: () => steps,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    add(...added) {
      steps = [...steps, ...added];
      for (const listener of listeners) listener();
    },
  };
}
