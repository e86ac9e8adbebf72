/**
 * The chart in Mermaid's words, for READMEs.
 *
 * @module
 */
import type { ChartDescription, ChartNode, ChartTransition } from './description.ts';
import { type OutlineEdge, type OutlineOptions, outlineChart } from './outline.ts';

/**
 * A `stateDiagram-v2` (Mermaid, "State diagrams"). Mermaid draws no line between states of two composites: lines are drawn
 * between neighbours, as in {@link outlineChart}.
 *
 * @throws RangeError when there is no such root
 */
export function toMermaid(description: ChartDescription, options: OutlineOptions = {}): string {
  const { root, nodes, edges } = outlineChart(description, options);

  const inside = (parent: ChartNode): string[] => {
    const children = nodes.filter((node) => node.parent === parent.id);
    const first = children.find(({ id }) => id === parent.initial);
    const between = parent.kind === 'parallel' ? ['--'] : [];
    return [
      ...(first ? [`[*] --> ${nameOf(first.id)}`] : []),
      ...children.flatMap((child, index) => [...(index > 0 ? between : []), ...box(child)]),
      ...edges.filter(({ source }) => children.some(({ id }) => id === source)).map(line),
    ];
  };

  const box = (node: ChartNode): string[] => {
    const head = `state "${node.key}" as ${nameOf(node.id)}`;
    const content = inside(node);
    return content.length === 0 ? [head] : [`${head} {`, ...content.map((text) => `  ${text}`), '}'];
  };

  return ['stateDiagram-v2', ...inside(root).map((text) => `  ${text}`), ''].join('\n');
}

const nameOf = (id: string) => id.replaceAll('.', '_');

/** More would hide the boxes. */
const labelsOnLine = 3;

function line({ source, target, transitions }: OutlineEdge): string {
  const labels = [...new Set(transitions.map(labelOf))].filter((label) => label !== '');
  const shown = labels.slice(0, labelsOnLine).join(', ');
  const more = labels.length > labelsOnLine ? `, ${labels.length - labelsOnLine} more` : '';
  return `${nameOf(source)} --> ${nameOf(target)}${shown && ` : ${shown}${more}`}`;
}

/** What a service answered says more than which service it was; a guard says what the box it leads to says. */
function labelOf({ kind, event, guard }: ChartTransition): string {
  if (kind === 'error') return `${event} fails`;
  return (kind === 'done' && guard?.params.kind) || event;
}
