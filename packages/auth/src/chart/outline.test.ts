import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeChart } from './describe.ts';
import type { ChartDescription, ChartNode, ChartTransition } from './description.ts';
import { outlineChart } from './outline.ts';

/** Any tree of up to four levels, and any transitions between its nodes. */
const charts = fc
  .tuple(
    fc.array(fc.nat({ max: 20 }), { maxLength: 14 }),
    fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 20 }),
  )
  .map(([parents, ways]): ChartDescription => {
    const ids = ['auth'];
    for (const [index, parent] of parents.entries()) {
      const under = ids[parent % ids.length] ?? 'auth';
      if (under.split('.').length < 4) ids.push(`${under}.n${index}`);
    }
    const childrenOf = (id: string) => ids.filter((other) => parentOf(other) === id);
    const nodes = ids.map((id): ChartNode => {
      const [initial = null] = childrenOf(id);
      const kind = initial === null ? 'atomic' : 'compound';
      const key = id.slice(id.lastIndexOf('.') + 1);
      return { id, parent: parentOf(id), key, kind, tags: [], view: null, initial, invokes: [] };
    });
    const at = (index: number) => ids[index % ids.length] ?? 'auth';
    const transitions = ways.map(([source, target], index): ChartTransition => {
      const shared = { kind: 'external', event: 'go', guard: null, actions: [], label: 'go' } as const;
      return { id: `t${index}`, source: at(source), targets: [at(target)], ...shared };
    });
    return { nodes, transitions };
  });

const parentOf = (id: string) => (id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : null);
const isIn = (outer: string, inner: string) => inner === outer || inner.startsWith(`${outer}.`);

it('a line joins two boxes that stand side by side, and stands for ways between what is in them', () => {
  fc.assert(
    fc.property(
      charts,
      fc.option(fc.nat(), { nil: undefined }),
      fc.integer({ min: 1, max: 4 }),
      (chart, place, depth) => {
        const root = place === undefined ? 'auth' : (chart.nodes[place % chart.nodes.length]?.id ?? 'auth');
        const { nodes, edges } = outlineChart(chart, { root, depth });
        const drawn = nodes.map(({ id }) => id);
        expect(drawn).toEqual(
          chart.nodes
            .map(({ id }) => id)
            .filter((id) => isIn(root, id) && id.split('.').length - root.split('.').length <= depth),
        );
        for (const { source, target, transitions } of edges) {
          expect([drawn.includes(source), drawn.includes(target)]).toEqual([true, true]);
          expect(source).not.toBe(target);
          expect(parentOf(source)).toBe(parentOf(target));
          for (const transition of transitions) {
            expect(isIn(source, transition.source)).toBe(true);
            // A transition to a box around it enters that box again.
            expect(transition.targets.some((id) => isIn(target, id) || isIn(id, target))).toBe(true);
          }
        }
        // Two lines never connect the same boxes.
        expect(new Set(edges.map(({ source, target }) => `${source} ${target}`)).size).toBe(edges.length);
        const lines = edges.flatMap(({ transitions }) => transitions.map(({ id }) => id));
        expect(new Set(lines).size).toBe(lines.length);
      },
    ),
  );
});

it('a deeper drawing has every line of a shallower one', () => {
  fc.assert(
    fc.property(charts, fc.integer({ min: 1, max: 3 }), (chart, depth) => {
      const linesAt = (levels: number) =>
        outlineChart(chart, { depth: levels }).edges.flatMap(({ source, target, transitions }) =>
          transitions.map(({ id }) => `${source} ${target} ${id}`),
        );
      expect(linesAt(depth + 1)).toEqual(expect.arrayContaining(linesAt(depth)));
    }),
  );
});

it('every way of the chart between two states is drawn, once', () => {
  const chart = describeChart();
  const { edges } = outlineChart(chart);
  const drawn = edges.flatMap(({ transitions }) => transitions.map(({ id }) => id));
  const apart = chart.transitions.filter(({ source, targets }) =>
    targets.some((target) => !isIn(source, target) && !isIn(target, source)),
  );
  expect(apart.length).toBeGreaterThan(50);
  for (const { id } of apart) expect(drawn).toContain(id);
});

it('a chart without such a node is not drawn', () => {
  expect(() => outlineChart({ nodes: [], transitions: [] }, { root: 'auth.nowhere' })).toThrow(
    expect.objectContaining({ code: 'invalid-input' }),
  );
});
