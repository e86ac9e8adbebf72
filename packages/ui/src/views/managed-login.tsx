import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Step } from '../parts/step.tsx';
import { useStepWords } from '../words/use-steps.ts';

/** Shown before the page leaves for managed login, or beside its pop-up. */
export function ManagedLogin({ popup, cancel }: StateOf<'managedLogin'>): ReactElement {
  const { managedLogin: words } = useStepWords();
  return popup ? (
    <Step title={words.window} lead={words.windowLead} onCancel={cancel} />
  ) : (
    <Step title={words.leaving} lead={words.leavingLead} onCancel={cancel} />
  );
}
