import { type Card, nameOf } from './card.ts';

export interface CardGroup {
  /** Of the chart: what the names of its cards begin with. */
  readonly part: string;
  readonly title: string;
  readonly cards: readonly Card[];
}

/** In the order of a session's life; what is short on either side of it, and what has no title of its own, comes last. */
const PARTS = [
  { part: 'signIn', title: 'Signing in' },
  { part: 'signIn.challenge', title: 'Answering challenges' },
  { part: 'managedLogin', title: 'Signing in at managed login' },
  { part: 'signedIn', title: 'Signed in' },
  { part: 'signUp', title: 'Creating an account' },
  { part: 'resetPassword', title: 'Resetting the password' },
  { part: '', title: 'Before and after' },
] as const;

/** The groups of the gallery, without those that would be empty. */
export function groupCards(cards: readonly Card[]): readonly CardGroup[] {
  return PARTS.map(({ part, title }) => ({
    part,
    title,
    cards: cards.filter((card) => partOf(card) === part),
  })).filter((group) => group.cards.length > 0);
}

/** The longest part that a card is in. */
function partOf(card: Card): string {
  const name = nameOf(card);
  return PARTS.reduce(
    (longest, { part }) => (name.startsWith(`${part}.`) && part.length > longest.length ? part : longest),
    '',
  );
}
