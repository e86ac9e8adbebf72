import type { ChartEntry } from '@latchkey/auth/chart';
import type { Box } from '../layout.ts';

/** Events from the browser, timers and other tabs; all others come from the person or the app. */
const fromOutside = /^(connection|clock|tab|storage)\./;

export const isFromOutside = (type: string): boolean => fromOutside.test(type);

/** Says in one plain sentence what the chart is waiting for. */
export function sentenceOf(step: ChartEntry | undefined, boxes: readonly Box[]): string {
  if (step === undefined) return 'Nothing has been recorded: there is no chart to watch.';
  const ids = new Set(step.active);
  // From the innermost box outwards.
  const active = boxes.filter(({ id }) => ids.has(id)).toReversed();
  const isBusy = ({ id }: Box) =>
    active.some((other) => other.tags.includes('busy') && (id === other.id || id.startsWith(`${other.id}.`)));
  const [service] = active.find((box) => box.invokes.length > 0 && isBusy(box))?.invokes ?? [];
  if (service !== undefined) return `${service} is running: the chart waits for its answer.`;
  const isStepUp = step.active.some((id) => id.startsWith('auth.stepUp.'));
  const view = active.find((box) => box.view !== null)?.view;
  const page = isStepUp
    ? `A step-up is in front of ${view ?? 'the page'}`
    : view
      ? `The app shows the view ${view}`
      : 'The chart rests';
  const events = [...new Set(step.possible.map(({ type }) => type))].filter((type) => !isFromOutside(type));
  return events.length === 0
    ? `${page}, and nobody can do anything.`
    : `${page} and waits for ${listed(events)}.`;
}

function listed(events: readonly string[]): string {
  const [first = '', second, third, ...others] = events;
  if (second === undefined) return first;
  if (third === undefined) return `${first} or ${second}`;
  return others.length === 0
    ? `${first}, ${second} or ${third}`
    : `${first}, ${second} or one of ${others.length + 1} other events`;
}
