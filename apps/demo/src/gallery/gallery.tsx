import type { ReactElement } from 'react';
import { cards } from './cards.ts';
import { GalleryIndex } from './gallery-index.tsx';
import { SingleState } from './single-state.tsx';
import './gallery.css';

/** Every state of the demo, without a pool: the real views over a test double of the session. */
export default function Gallery({ card: id }: { readonly card: string | null }): ReactElement {
  const card = cards.find((candidate) => candidate.id === id);
  return card === undefined ? <GalleryIndex /> : <SingleState key={card.id} card={card} />;
}
