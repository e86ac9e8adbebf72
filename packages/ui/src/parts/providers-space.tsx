import type { ReactElement } from 'react';
import type { ProvidersProps } from './providers.tsx';

/** As high as the buttons that are still to come: the form below does not move when they do. */
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
