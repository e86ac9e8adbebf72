import { createTestAuth } from '@latchkey/auth/testing';
import { AuthProvider } from '@latchkey/react';
import { type ReactElement, useState } from 'react';
import { Shell } from '../shell/shell.tsx';
import { createViewTrail } from '../shell/view-trail.ts';
import type { Card } from './card.ts';
import { CardFacts } from './card-facts.tsx';

/** One state in full size, as the demo would show it. */
export function SingleState({ card }: { readonly card: Card }): ReactElement {
  const [{ auth, trail }] = useState(() => {
    const made = createTestAuth(card.state);
    return { auth: made, trail: createViewTrail(made) };
  });
  return (
    <AuthProvider auth={auth}>
      <Shell trail={trail} below={<CardFacts card={card} />} />
    </AuthProvider>
  );
}
