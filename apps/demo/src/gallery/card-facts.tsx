import { Fragment, type ReactElement } from 'react';
import { hasScenarios } from '../named-pool.ts';
import { scenarioAddress } from '../scenarios/scenario-address.ts';
import { type Card, nameOf } from './card.ts';
import { cards } from './cards.ts';
import { scenarioOf } from './scenario-of.ts';

/** The place of a card in the chart: how a session gets there and what it can do next. */
export function CardFacts({ card }: { readonly card: Card }): ReactElement {
  const index = cards.indexOf(card);
  // Nearly all paths begin like this, so it says nothing about the state.
  const isFromSignedOut = card.path[0] === 'restoreSession: none' && card.path.length > 1;
  const scenario = scenarioOf(card.state);
  return (
    <section className="card-facts" aria-label="This state in the chart">
      <h2>
        <code>{breakable(nameOf(card))}</code>
      </h2>
      <div>
        <h3>Shortest path to this state{isFromSignedOut && ', from signed out'}</h3>
        <ol>
          {card.path.slice(isFromSignedOut ? 1 : 0).map((step, at) => (
            // A path may contain the same event twice.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes.
            <li key={at}>
              <code>{step}</code>
            </li>
          ))}
        </ol>
        {scenario !== null && hasScenarios && (
          <p>
            <a href={scenarioAddress(scenario)}>Try it yourself</a>
          </p>
        )}
      </div>
      <div>
        <h3>What can happen here</h3>
        <ul>
          {card.possible.map(({ type, choice }) => (
            <li key={`${type} ${choice}`}>
              <code>{choice === null ? type : `${type}: ${choice}`}</code>
            </li>
          ))}
        </ul>
      </div>
      <nav aria-label="Other states">
        <CardLink card={cards[index - 1]} text="Previous" />
        <a href="#/gallery">All states</a>
        <CardLink card={cards[index + 1]} text="Next" />
      </nav>
    </section>
  );
}

/** Lets a long name break after a dot, not inside a word. */
const breakable = (name: string) =>
  name.split('.').map((part, at, parts) => (
    <Fragment key={parts.slice(0, at + 1).join('.')}>
      {at > 0 && (
        <>
          .<wbr />
        </>
      )}
      {part}
    </Fragment>
  ));

function CardLink({
  card,
  text,
}: {
  readonly card: Card | undefined;
  readonly text: string;
}): ReactElement | null {
  return card === undefined ? null : <a href={`#/gallery/${card.id}`}>{text}</a>;
}
