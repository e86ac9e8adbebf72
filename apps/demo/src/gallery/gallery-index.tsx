import { AuthProvider, AuthSwitch } from '@latchkey/react';
import { createTestAuth } from '@latchkey/react/testing';
import { type ReactElement, useDeferredValue, useState } from 'react';
import { Mark } from '../shell/mark.tsx';
import { ThemeToggle } from '../shell/theme-toggle.tsx';
import { Field } from '../ui/field.tsx';
import { Heading } from '../ui/heading.tsx';
import { views } from '../views/index.ts';
import { type Card, groups } from './cards.ts';

export function GalleryIndex(): ReactElement {
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim().toLowerCase());
  const shown = groups
    .map((group) => ({ ...group, cards: group.cards.filter((card) => matches(card, wanted)) }))
    .filter((group) => group.cards.length > 0);
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
        <Field
          name="query"
          type="search"
          label="Find a state"
          autoComplete="off"
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        {shown.map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h2>{group.title}</h2>
            <ul className="gallery-cards">
              {group.cards.map((card) => (
                <li key={card.id}>
                  <StateCard card={card} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {shown.length === 0 && <p role="status">No state is called that.</p>}
      </main>
    </div>
  );
}

const matches = ({ id, title, state }: Card, wanted: string) =>
  [id, title, state.view].some((text) => text.toLowerCase().includes(wanted));

function StateCard({ card }: { readonly card: Card }): ReactElement {
  const [auth] = useState(() => createTestAuth(card.state));
  return (
    <article className="gallery-card">
      {/* A picture of the state: real, but not to be used or read out here. */}
      <div className="gallery-picture" inert>
        <div className="gallery-scaled">
          <AuthProvider auth={auth}>
            <AuthSwitch views={views} />
          </AuthProvider>
        </div>
      </div>
      <a href={`#/gallery/${card.id}`}>{card.title}</a>
      <code>{card.state.view}</code>
    </article>
  );
}
