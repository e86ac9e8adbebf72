import { useAuth } from '@latchkey/react';
import type { ReactElement } from 'react';

/** Says that a request runs: outside of the view, which it may outlive. */
export function Busy(): ReactElement {
  const busy = useAuth((state) => state.busy && state.view !== 'splash');
  return (
    <p className="visually-hidden" role="status">
      {busy ? 'One moment' : ''}
    </p>
  );
}
