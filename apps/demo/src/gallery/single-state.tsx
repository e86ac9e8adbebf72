import { createTestAuth } from '@latchkey/auth/testing';
import { AuthProvider } from '@latchkey/react';
import { type ReactElement, useState } from 'react';
import { Shell } from '../shell/shell.tsx';
import type { Card } from './card.ts';
import { CardFacts } from './card-facts.tsx';

/** One state in full size, as the demo would show it. */
export function SingleState({ card }: { readonly card: Card }): ReactElement {
  const [auth] = useState(() =>
    // The links to other states are behind the dialog of a step-up.
    createTestAuth(card.state, card.state.stepUp && { on: { cancel: () => ({ view: 'home' }) } }),
  );
  return (
    <AuthProvider auth={auth}>
      <Shell below={<CardFacts card={card} />} />
    </AuthProvider>
  );
}
