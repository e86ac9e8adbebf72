import { useAuth } from '@latchkey/react';
import type { ReactElement } from 'react';
import { useFirstWords } from '../words/use-first.ts';

/** Announces a running request: outside of the view, which it may outlive. */
export function Busy(): ReactElement {
  const busy = useAuth((state) => state.busy && state.view !== 'splash');
  const words = useFirstWords();
  return (
    <p className="lk-hidden" role="status">
      {busy ? words.busy : ''}
    </p>
  );
}
