import type { ReactElement } from 'react';
import type { ProvidersProps } from './providers.tsx';

/** Reserves the height of buttons that are still loading, so that the form below does not move. */
export function ProvidersSpace({ providers }: ProvidersProps): ReactElement {
  return (
    <div className="lk-providers" aria-hidden="true">
      {providers.map(({ id }) => (
        <span key={id} className="lk-button" />
      ))}
      <p className="lk-divider">&nbsp;</p>
    </div>
  );
}
