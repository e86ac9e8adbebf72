import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Step } from '../parts/step.tsx';
import { useStepWords } from '../words/use-steps.ts';

/** On the way to the pages at the domain of the pool, or beside the window that shows them. */
export function ManagedLogin({ popup, cancel }: StateOf<'managedLogin'>): ReactElement {
  const { managedLogin: words } = useStepWords();
  return popup ? (
    <Step title={words.window} lead={words.windowLead} onCancel={cancel} />
  ) : (
    <Step title={words.leaving} lead={words.leavingLead} onCancel={cancel} />
  );
}
