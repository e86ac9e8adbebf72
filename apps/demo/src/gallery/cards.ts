import type { Card } from './card.ts';
import drawn from './cards.json' with { type: 'json' };
import { rebase } from './rebase.ts';

/** Written by `cards.test.ts`, which compares it with the chart: JSON has no unions. */
const { now, cards: still } = drawn as unknown as { readonly now: number; readonly cards: readonly Card[] };

/** A card for each state, in the order of the chart, as if the session had just reached it. */
export const cards: readonly Card[] = still.map((card) => ({
  ...card,
  state: rebase(card.state, Date.now() - now),
}));
