import { createTestAuth } from '@latchkey/auth/testing';
import { AuthProvider } from '@latchkey/react';
import { type ReactElement, useState } from 'react';
import { Shell } from '../shell/shell.tsx';
import type { Card } from './card.ts';
import { CardFacts } from './card-facts.tsx';

/** One state in full size, as the demo would show it. */
export function SingleState({ card }: { readonly card: Card }): ReactElement {
  const [auth] = useState(() => createTestAuth(card.state));
  return (
    <AuthProvider auth={auth}>
      <Shell below={<CardFacts card={card} />} />
    </AuthProvider>
  );
}
