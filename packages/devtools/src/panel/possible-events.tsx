/** @jsxImportSource preact */
import type { PossibleEvent } from '@latchkey/auth/chart';
import type { VNode } from 'preact';
import { isFromOutside } from './sentence.ts';

interface PossibleEventsProps {
  readonly possible: readonly PossibleEvent[];
  /** Called with the event under the pointer or focus; null when it leaves. */
  readonly onPoint: (type: string | null) => void;
  /** Shows where the event leads. */
  readonly onChoose: (type: string) => void;
}

/**
 * "What can happen here": the events that the chart would accept now. Each lights its line while it is hovered or focused.
 */
export function PossibleEvents({ possible, onPoint, onChoose }: PossibleEventsProps): VNode {
  const own = possible.filter(({ type }) => !isFromOutside(type));
  const others = possible.filter(({ type }) => isFromOutside(type));
  return (
    <section className="possible" aria-label="What can happen here">
      <h3 className="panel-title">What can happen here</h3>
      <ul className="possible-events">
        {[...own, ...others].map(({ type, choice }) => (
          <li key={type + choice}>
            <button
              className="possible-event"
              type="button"
              data-from={isFromOutside(type) ? 'outside' : undefined}
              onPointerEnter={() => onPoint(type)}
              onPointerLeave={() => onPoint(null)}
              onFocus={() => onPoint(type)}
              onBlur={() => onPoint(null)}
              onClick={() => onChoose(type)}
            >
              {type} {choice !== null && <b>{choice}</b>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
