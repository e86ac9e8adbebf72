import { expect, test } from 'vitest';
import { describeChart } from './describe.ts';
import type { ChartDescription, ChartNode, ChartTransition } from './description.ts';
import { toMermaid } from './mermaid.ts';
import { outlineChart } from './outline.ts';

const node = (id: string, more: Partial<ChartNode> = {}): ChartNode => ({
  id,
  parent: id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : null,
  key: id.slice(id.lastIndexOf('.') + 1),
  kind: 'atomic',
  tags: [],
  view: null,
  initial: null,
  invokes: [],
  ...more,
});

const external = (source: string, target: string, event: string): ChartTransition => ({
  id: `${source} ${event}`,
  source,
  targets: [target],
  kind: 'external',
  event,
  guard: null,
  actions: [],
  label: event,
});

const doors: ChartDescription = {
  nodes: [
    node('auth', { kind: 'compound', initial: 'auth.out' }),
    node('auth.out'),
    node('auth.in', { kind: 'compound', initial: 'auth.in.hall' }),
    node('auth.in.hall'),
    node('auth.in.room'),
  ],
  transitions: [
    external('auth.out', 'auth.in', 'knock'),
    external('auth.in.hall', 'auth.in.room', 'enter'),
    external('auth.in.room', 'auth.out', 'leave'),
    external('auth.in.room', 'auth.in', 'turn'),
    external('auth.in', 'auth.in.room', 'jump'),
  ],
};

test('a way out of a box is drawn between the boxes, a way back to a box from what is in it to its beginning', () => {
  const edges = outlineChart(doors).edges.map(({ source, target, transitions }) => [
    source,
    target,
    transitions.map(({ event }) => event).join(),
  ]);
  expect(edges).toEqual([
    ['auth.out', 'auth.in', 'knock'],
    ['auth.in.hall', 'auth.in.room', 'enter'],
    ['auth.in', 'auth.out', 'leave'],
    ['auth.in.room', 'auth.in.hall', 'turn'],
  ]);
});

test('boxes are nested, beginnings marked, lines labelled', () => {
  expect(toMermaid(doors)).toBe(`stateDiagram-v2
  [*] --> auth_out
  state "out" as auth_out
  state "in" as auth_in {
    [*] --> auth_in_hall
    state "hall" as auth_in_hall
    state "room" as auth_in_room
    auth_in_hall --> auth_in_room : enter
    auth_in_room --> auth_in_hall : turn
  }
  auth_out --> auth_in : knock
  auth_in --> auth_out : leave
`);
});

test('below the depth nothing is drawn', () => {
  expect(toMermaid(doors, { depth: 1 })).toBe(`stateDiagram-v2
  [*] --> auth_out
  state "out" as auth_out
  state "in" as auth_in
  auth_out --> auth_in : knock
  auth_in --> auth_out : leave
`);
});

test('a part of the chart is drawn by itself, its regions divided', () => {
  const drawn = toMermaid(describeChart(), { root: 'auth.signedIn', depth: 1 });
  expect(drawn.split('\n').map((line) => line.trim())).toEqual([
    'stateDiagram-v2',
    'state "session" as auth_signedIn_session',
    '--',
    'state "device" as auth_signedIn_device',
    '--',
    'state "connection" as auth_signedIn_connection',
    '--',
    'state "tabs" as auth_signedIn_tabs',
    '',
  ]);
});

test('an unknown root is an error', () => {
  expect(() => toMermaid(doors, { root: 'auth.cellar' })).toThrow(
    expect.objectContaining({ code: 'invalid-input', message: expect.not.stringContaining('cellar') }),
  );
});

test('every transition of the chart that changes place is on a line, or jumps inside of its own box', () => {
  const chart = describeChart();
  const drawn = new Set(outlineChart(chart).edges.flatMap(({ transitions }) => transitions));
  const missing = chart.transitions.filter(
    (transition) =>
      !drawn.has(transition) &&
      transition.targets.some(
        (target) => target !== transition.source && !target.startsWith(`${transition.source}.`),
      ),
  );
  expect(missing).toEqual([]);
});
