import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Step } from '../parts/step.tsx';

/** On the way to the pages at the domain of the pool, or beside the window that shows them. */
export function ManagedLogin({ popup, cancel }: StateOf<'managedLogin'>): ReactElement {
  return popup ? (
    <Step
      title="Go on in the other window"
      lead="Finish signing in there. If you have closed it, cancel and try again."
      onCancel={cancel}
    />
  ) : (
    <Step title="Taking you to the sign-in page" lead="One moment, please." onCancel={cancel} />
  );
}
