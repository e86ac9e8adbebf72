/** @jsxImportSource preact */
import type { PossibleEvent } from '@latchkey/auth/chart';
import type { VNode } from 'preact';

/** Events that the browser, time and other tabs send; all others are a person's. */
const surroundings = /^(connection|clock|tab)\./;

/** "What can happen here": the events that the chart would take now. */
export function PossibleEvents({ possible }: { readonly possible: readonly PossibleEvent[] }): VNode {
  const own = possible.filter(({ type }) => !surroundings.test(type));
  const others = possible.filter(({ type }) => surroundings.test(type));
  return (
    <section className="possible" aria-label="What can happen here">
      <h3 className="panel-title">What can happen here</h3>
      <ul className="possible-events">
        {own.map(({ type, choice }) => (
          <li className="possible-event" key={type + choice}>
            {type} {choice !== null && <b>{choice}</b>}
          </li>
        ))}
        {others.map(({ type }) => (
          <li className="possible-event" data-from="outside" key={type}>
            {type}
          </li>
        ))}
      </ul>
    </section>
  );
}
