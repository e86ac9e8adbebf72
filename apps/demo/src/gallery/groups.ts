import { type Card, nameOf } from './card.ts';

export interface CardGroup {
  /** The part of the chart: the common beginning of its cards' names. */
  readonly part: string;
  readonly title: string;
  readonly cards: readonly Card[];
}

/** In the order of a session's life; brief states, and parts without a title, come last. */
const PARTS = [
  { part: 'signIn', title: 'Signing in' },
  { part: 'signIn.challenge', title: 'Answering challenges' },
  { part: 'managedLogin', title: 'Signing in at managed login' },
  { part: 'signedIn', title: 'Signed in' },
  { part: 'stepUp', title: 'Confirming it’s you' },
  { part: 'signUp', title: 'Creating an account' },
  { part: 'resetPassword', title: 'Resetting the password' },
  { part: '', title: 'Before and after' },
] as const;

/** The groups of the gallery, without empty ones. */
export function groupCards(cards: readonly Card[]): readonly CardGroup[] {
  return PARTS.map(({ part, title }) => ({
    part,
    title,
    cards: cards.filter((card) => partOf(card) === part),
  })).filter((group) => group.cards.length > 0);
}

/** The longest part that contains a card. */
function partOf(card: Card): string {
  const name = nameOf(card);
  return PARTS.reduce(
    (longest, { part }) => (name.startsWith(`${part}.`) && part.length > longest.length ? part : longest),
    '',
  );
}
