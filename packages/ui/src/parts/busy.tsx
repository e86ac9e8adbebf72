import { accessOf } from '@latchkey/auth/ui';
import { useAuth } from '@latchkey/react';
import { type ReactElement, useContext, useState } from 'react';
import { viewOfPage } from '../views/views.tsx';
import { WordsContext } from '../words/context.ts';
import { useFirstWords } from '../words/use-first.ts';

interface BusyProps {
  /** Whether the app shows a page of its own to signed-in people, which may take no focus. */
  readonly leadsToPage?: boolean;
}

/** Announces a running request, and that the person is signed in: outside of the view, which it outlives. */
export function Busy({ leadsToPage = false }: BusyProps): ReactElement {
  const view = useAuth(viewOfPage);
  const busy = useAuth((state) => state.busy);
  const isOnPage = useAuth((state) => accessOf(state) === 'granted');
  const words = useFirstWords();
  const { locale, dir } = useContext(WordsContext) ?? {};
  const [{ before, hasSignedIn }, set] = useState({ before: view, hasSignedIn: false });
  if (view !== before) set({ before: view, hasSignedIn: view === 'home' && before !== 'splash' });
  // What runs behind the page, such as a renewal, is not the person's.
  const isHeard = busy && view !== 'splash' && !(leadsToPage && isOnPage);
  return (
    <p className="lk-hidden" role="status" lang={locale} dir={dir}>
      {isHeard ? words.busy : leadsToPage && hasSignedIn ? words.signedIn : ''}
    </p>
  );
}
