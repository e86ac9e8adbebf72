import ELK from 'elkjs/lib/elk.bundled.js';
import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { Polyline, Rectangle } from '../src/layout.ts';
import type { Size } from './arrange.ts';
import { padding, titleHeight } from './measure.ts';
import type { Way } from './route.ts';

/** A box with its content, in coordinates from the box's own corner. */
export interface Inside extends Size {
  readonly boxes: ReadonlyMap<string, Rectangle>;
  readonly lines: readonly Polyline[];
  readonly start: Polyline | null;
}

// CommonJS: its default export is in `default`.
const elk = new ELK.default();
const dot = '#start';

/** Lays out the content of one box from left to right, with ELK's layered algorithm. */
export async function layOutInside(
  sizes: ReadonlyMap<string, Size>,
  ways: readonly Way[],
  initial: string | null,
  minimumWidth: number,
): Promise<Inside> {
  const edge = (from: string, to: string) => ({ id: `${from} ${to}`, sources: [from], targets: [to] });
  const laidOut: ElkNode = await elk.layout({
    id: '#root',
    layoutOptions: {
      ...options,
      'elk.padding': `[top=${titleHeight},left=${padding},bottom=${padding},right=${padding}]`,
      'elk.nodeSize.minimum': `(${minimumWidth},${titleHeight})`,
    },
    children: [
      ...[...sizes].map(([id, size]) => ({ id, ...size })),
      ...(initial === null ? [] : [{ id: dot, width: 8, height: 8, layoutOptions: atTheBeginning }]),
    ],
    edges: [...ways.map(({ from, to }) => edge(from, to)), ...(initial === null ? [] : [edge(dot, initial)])],
  });
  const { children = [], edges = [], width = 0, height = 0 } = laidOut;
  const lines = edges.map(({ sections: [section] = [] }): Polyline => {
    const { startPoint, bendPoints = [], endPoint } = section ?? {};
    return [startPoint, ...bendPoints, endPoint].flatMap((point) =>
      point ? [[point.x, point.y] as const] : [],
    );
  });
  const start = initial === null ? null : (lines.pop() ?? null);
  const boxes = new Map(
    children
      .filter(({ id }) => id !== dot)
      .map(({ id, x = 0, y = 0, width = 0, height = 0 }) => [id, { x, y, width, height }]),
  );
  return { width, height, boxes, lines, start };
}

const atTheBeginning = { 'elk.layered.layering.layerConstraint': 'FIRST' };

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.nodeSize.constraints': 'MINIMUM_SIZE',
  'elk.separateConnectedComponents': 'false',
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.layered.mergeEdges': 'true',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.spacing.nodeNode': '12',
  'elk.spacing.edgeNode': '10',
  'elk.spacing.edgeEdge': '8',
  'elk.layered.spacing.nodeNodeBetweenLayers': '28',
  'elk.layered.spacing.edgeNodeBetweenLayers': '12',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '8',
};
