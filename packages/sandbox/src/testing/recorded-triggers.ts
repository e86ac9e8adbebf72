import type { TriggerEvents, TriggerName, Triggers } from '../triggers/events.ts';
import { TRIGGER_SOURCES } from '../triggers/sources.ts';

type Seen = { [N in TriggerName]?: TriggerEvents[N][] };

/** Adds the triggers that are missing, which do nothing, and records the events of all. */
export function recorded(triggers: Triggers): { seen: Seen; triggers: Triggers } {
  const seen: Record<string, object[]> = {};
  const one = (name: TriggerName) => (event: { request: object }) => {
    seen[name] = [...(seen[name] ?? []), structuredClone(event)];
    const answer: unknown = Reflect.apply(triggers[name] ?? ((same: object) => same), undefined, [event]);
    // What a function does to its event is its own affair.
    for (const member of Object.keys(event.request)) Reflect.deleteProperty(event.request, member);
    return answer;
  };
  const names = Object.keys(TRIGGER_SOURCES) as TriggerName[];
  return { seen, triggers: Object.fromEntries(names.map((name) => [name, one(name)])) };
}
