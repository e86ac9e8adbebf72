import { activeNodes, createGallery, describeChart } from '@latchkey/auth/chart';
import { expect, test } from 'vitest';
import { type AnyStateNode, createMachine } from 'xstate';
import { definitionOf, stateValueOf } from './xstate-definition.ts';

const chart = describeChart();

const nodesIn = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap(nodesIn),
];

test('the definition is a machine that XState understands, with all its nodes and transitions', () => {
  const definition: unknown = JSON.parse(JSON.stringify(definitionOf(chart)));
  // Read like any tool would: from JSON.
  const machine = createMachine(definition as Parameters<typeof createMachine>[0]);
  const nodes = nodesIn(machine.root);
  expect(new Set(nodes.map(({ id }) => id))).toEqual(new Set(chart.nodes.map(({ id }) => id)));
  const transitions = nodes.flatMap((node) => [
    ...[...node.transitions.values()].flat(),
    ...(node.always ?? []),
  ]);
  expect(transitions).toHaveLength(chart.transitions.length);
});

test('a state value comes back from the nodes that are active in it', { timeout: 60_000 }, () => {
  const values = createGallery({ now: 0 }).map(({ value }) => value);
  expect(values.map((value) => stateValueOf(activeNodes(value)))).toEqual(values);
});
