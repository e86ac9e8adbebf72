import type { ReactElement } from 'react';
import { Button } from './button.tsx';

/** In the place of a part of the page whose code did not come. */
export function NotLoaded({ onRetry }: { readonly onRetry: () => void }): ReactElement {
  return (
    <div className="fault" role="alert">
      <p>A part of this page did not load.</p>
      <Button look="quiet" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
