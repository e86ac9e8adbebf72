/**
 * How a step of the chart is shown in its drawing.
 *
 * @module
 */
import type { ChartEntry } from '@latchkey/auth/chart';
import type { Box, ChartLayout, Line, Rectangle } from '../layout.ts';

/** A line with the direction of travel. */
export interface Fired {
  readonly line: number;
  readonly isBack: boolean;
}

export interface Activity {
  readonly active: ReadonlySet<string>;
  /** The innermost boxes that are active: one, or one for each region. */
  readonly leaves: readonly Box[];
  readonly fired: readonly Fired[];
}

export function createActivityReader({ boxes, lines }: ChartLayout): (step: ChartEntry) => Activity {
  const byTransition = new Map<string, Fired>();
  lines.forEach(({ there, back }, line) => {
    for (const { id } of there) byTransition.set(id, { line, isBack: false });
    for (const { id } of back) byTransition.set(id, { line, isBack: true });
  });
  return ({ active, transitions }) => {
    const ids = new Set(active);
    return {
      active: ids,
      leaves: boxes.filter(({ id, isLeaf }) => isLeaf && ids.has(id)),
      fired: transitions.flatMap((id) => byTransition.get(id) ?? []),
    };
  };
}

/** The lines that an event would take from the active boxes. */
export function linesOfEvent(type: string, active: ReadonlySet<string>, lines: readonly Line[]): Fired[] {
  const takes = ({ id, label }: Line['there'][number]) =>
    active.has(id.slice(0, id.lastIndexOf('#'))) && label.split(' ', 1)[0] === type;
  return lines.flatMap(({ there, back }, line) => [
    ...(there.some(takes) ? [{ line, isBack: false }] : []),
    ...(back.some(takes) ? [{ line, isBack: true }] : []),
  ]);
}

/** The leaves that a step entered: of several regions, those that moved. All of them if none did. */
export function movedLeaves(leaves: readonly Box[], before: ChartEntry | undefined): readonly Box[] {
  const known = new Set(before?.active);
  const entered = leaves.filter(({ id }) => !known.has(id));
  return entered.length === 0 ? leaves : entered;
}

/** The part of the drawing in which a step happens: the box around its leaves, and the box around that one. */
export function surroundings(leaves: readonly Box[], boxes: readonly Box[]): Rectangle | null {
  const [first, ...others] = leaves;
  if (first === undefined) return null;
  let around: Box | undefined = first;
  const parentOf = (box: Box | undefined) => boxes.find(({ id }) => id === box?.parent);
  const holds = (box: Box) => others.every(({ id }) => id.startsWith(`${box.id}.`));
  do around = parentOf(around);
  while (around !== undefined && !holds(around));
  // For a form, its whole page.
  const wider = parentOf(around);
  return wider !== undefined && wider.width < 1_200 ? wider : (around ?? null);
}

/** The names from the root to a box, without the root's. */
export const namesOf = (id: string): string[] => id.split('.').slice(1);
