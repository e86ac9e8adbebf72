import type { ReactElement } from 'react';
import { useFirstWords } from '../words/use-first.ts';

/** Fades in late: a quick restore shows nothing, so nothing flashes. */
export function Splash(): ReactElement {
  const { busy } = useFirstWords();
  return (
    <div className="lk-splash">
      <span className="lk-spinner" aria-hidden="true" />
      <h1 className="lk-hidden">{busy}</h1>
    </div>
  );
}
