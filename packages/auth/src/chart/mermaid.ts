/**
 * The chart in Mermaid syntax, for READMEs.
 *
 * @module
 */
import type { ChartDescription, ChartNode, ChartTransition } from './description.ts';
import { type OutlineEdge, type OutlineOptions, outlineChart } from './outline.ts';

/**
 * Returns a `stateDiagram-v2` (Mermaid, "State diagrams"). Mermaid cannot connect states of two composites, so lines connect
 * neighbours only, as in {@link outlineChart}.
 *
 * @throws AuthError `invalid-input`, also when there is no such root
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

/** More labels would hide the boxes. */
const labelsOnLine = 3;

function line({ source, target, transitions }: OutlineEdge): string {
  const labels = [...new Set(transitions.map(labelOf))].filter((label) => label !== '');
  const shown = labels.slice(0, labelsOnLine).join(', ');
  const more = labels.length > labelsOnLine ? `, ${labels.length - labelsOnLine} more` : '';
  return `${nameOf(source)} --> ${nameOf(target)}${shown && ` : ${shown}${more}`}`;
}

/** The outcome of a service is more useful than its name; a guard says what its target says. */
function labelOf({ kind, event, guard }: ChartTransition): string {
  if (kind === 'error') return `${event} fails`;
  return (kind === 'done' && guard?.params.kind) || event;
}
