import type { ReactElement } from 'react';
import { useFirstWords } from '../words/use-first.ts';
import { Button } from './button.tsx';

/** Replaces a part of the page whose code did not load. */
export function NotLoaded({ onRetry }: { readonly onRetry: () => void }): ReactElement {
  const { notLoaded } = useFirstWords();
  return (
    <div className="lk-fault" role="alert">
      <p>{notLoaded.text}</p>
      <Button look="quiet" onClick={onRetry}>
        {notLoaded.retry}
      </Button>
    </div>
  );
}
