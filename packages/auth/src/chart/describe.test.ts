import { expect, test } from 'vitest';
import { Harness } from '../../test/harness.ts';
import { createContext } from '../machine/context.ts';
import { describeChart } from './describe.ts';
import { activeNodes, nodeId, transitionId, transitionsOf, walk } from './identity.ts';
import { sampleEvents } from './samples/events.ts';
import { stillChart } from './still-chart.ts';

const chart = describeChart();
const nodes = new Map(chart.nodes.map((node) => [node.id, node]));

test('the description is plain data', () => {
  expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
});

test('every id is given once', () => {
  const ids = [...chart.nodes, ...chart.transitions].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every transition leads from a node to nodes', () => {
  const ends = chart.transitions.flatMap(({ source, targets }) => [source, ...targets]);
  expect(ends.filter((id) => !nodes.has(id))).toEqual([]);
});

test('nodes come after their parents, whose ids theirs begin with', () => {
  const [root, ...others] = chart.nodes;
  expect(root).toMatchObject({ id: 'auth', parent: null });
  const ids = [...nodes.keys()];
  for (const { id, parent, key } of others) {
    expect(id).toBe(`${parent}.${key}`);
    expect(ids.slice(0, ids.indexOf(id))).toContain(parent);
  }
});

test('compound nodes, and no others, name the child that they start with', () => {
  const compound = chart.nodes.filter(({ kind }) => kind === 'compound');
  expect(chart.nodes.filter(({ initial }) => initial !== null)).toEqual(compound);
  for (const { id, initial } of compound) expect(nodes.get(initial ?? '')?.parent).toBe(id);
});

test('the external events are those of the machine, each with an example', () => {
  const described = chart.transitions.filter(({ kind }) => kind === 'external').map(({ event }) => event);
  const config = { flow: 'USER_AUTH', onExpired: 'ask', tabs: true } as const;
  const samples = Object.keys(sampleEvents(createContext(config), 0));
  expect(new Set(described)).toEqual(new Set(samples));
});

test('a service is named where it ends, and so is the reply that is waited for', () => {
  const { invokes, view } = nodes.get('auth.signIn.challenge.PASSWORD_VERIFIER.proving') ?? {};
  expect({ invokes, view }).toEqual({ invokes: ['respond'], view: null });
  const signedIn = chart.transitions.find(
    ({ source, targets }) =>
      source === 'auth.signIn.challenge.PASSWORD_VERIFIER.proving' && targets[0] === 'auth.signedIn',
  );
  expect(signedIn).toMatchObject({
    kind: 'done',
    event: 'respond',
    guard: { name: 'replied', params: { kind: 'session' } },
    actions: ['takeSession'],
    label: 'respond: session',
  });
});

test.each([
  ['auth.signIn.identifying.throttled', 'after', 'untilRetry', 'after untilRetry'],
  ['auth.signIn.challenge.routing', 'always', '', 'stepIs PASSWORD_VERIFIER'],
  ['auth.signIn.starting.preparingSrp', 'error', 'prepareSrp', 'prepareSrp fails'],
  ['auth.signedIn.session.fresh', 'external', 'clock.wake', 'clock.wake [isDue]'],
])('%s has a transition of kind %s', (source, kind, event, label) => {
  expect(chart.transitions).toContainEqual(expect.objectContaining({ source, kind, event, label }));
});

test('a transition has the same id in every machine made from the chart', () => {
  const idsOf = (machine: ReturnType<typeof stillChart>) =>
    walk(machine.root).flatMap((node) => transitionsOf(node).map(transitionId));
  const provided = stillChart(0).provide({ actions: { clearFault: () => {} } });
  expect(idsOf(provided)).toEqual(chart.transitions.map(({ id }) => id));
});

test('the active nodes of a session are those that the machine has', async () => {
  const harness = new Harness();
  const ids = () => activeNodes(harness.actor.getSnapshot().value);
  expect(ids()).toEqual(['auth', 'auth.initialising', 'auth.initialising.restoring']);
  await harness.reply('restoreSession', {
    kind: 'fresh',
    session: { username: 'ada', expiresAt: 9e6, refreshAt: 8e6, clockDrift: 0 },
    device: 'none',
  });
  const own = harness.actor.getSnapshot()._nodes.map(nodeId);
  expect(ids()).toHaveLength(own.length);
  expect(new Set(ids())).toEqual(new Set(own));
  expect(ids()).toContain('auth.signedIn.connection.online');
});
