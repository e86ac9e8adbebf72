import { Field, Heading } from '@latchkey/ui/parts';
import { type ReactElement, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { ThemeToggle } from '../shell/late-parts.ts';
import { Mark } from '../shell/mark.tsx';
import { type Card, nameOf } from './card.ts';
import { cards } from './cards.ts';
import { findCards } from './find-cards.ts';
import { readQuery, writeQuery } from './find-in-address.ts';
import { type CardGroup, groupCards } from './groups.ts';
import { inTurn } from './in-turn.ts';
import { Picture } from './picture.tsx';
import { ReplayReport } from './replay-report.tsx';

const none: readonly CardGroup[] = [];

export function GalleryIndex(): ReactElement {
  const [query, setQuery] = useState(() => readQuery());
  const found = useMemo(() => groupCards(findCards(cards, query)), [query]);
  // The page and its field come first, then the cards, in a render that gives way to typing.
  const groups = useDeferredValue(found, none);
  // One group at a time: in one go, all cards would be laid out in one long task.
  const [room, setRoom] = useState(1);
  const shown = groups.slice(0, room);
  useEffect(
    () => (room < groups.length ? inTurn(() => setRoom(room + 1)) : undefined),
    [room, groups.length],
  );
  return (
    <div className="gallery">
      <title>Every state · Latchkey demo</title>
      <header className="gallery-head">
        <a className="brand" href="#/">
          <Mark />
          Latchkey
        </a>
        <ThemeToggle />
      </header>
      <main>
        <Heading>Every state at a glance</Heading>
        <p>
          <a href="#/theme">Change how they look</a>
        </p>
        <Field
          name="query"
          type="search"
          label="Find a state"
          autoComplete="off"
          value={query}
          onChange={({ currentTarget }) => {
            setQuery(currentTarget.value);
            writeQuery(currentTarget.value);
          }}
        />
        {shown.map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h2>
              {group.title} <code>{group.cards.length}</code>
            </h2>
            <ul className="gallery-cards">
              {group.cards.map((card) => (
                <li key={card.id}>
                  <StateCard card={card} name={nameWithin(group.part, card)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {found.length === 0 && <p role="status">No state matches.</p>}
        <ReplayReport />
      </main>
    </div>
  );
}

const nameWithin = (part: string, card: Card) =>
  nameOf(card)
    .slice(part === '' ? 0 : part.length + 1)
    .replaceAll('.', ' › ');

function StateCard({ card, name }: { readonly card: Card; readonly name: string }): ReactElement {
  return (
    <article className="gallery-card">
      <Picture card={card} />
      <a href={`#/gallery/${card.id}`}>
        <code>{name}</code>
      </a>
      <span>{card.state.view}</span>
    </article>
  );
}
