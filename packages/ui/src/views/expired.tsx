import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { Step } from '../parts/step.tsx';
import { fillRich } from '../words/fill.tsx';
import { useStepWords } from '../words/use-steps.ts';

export function Expired({ username, showSignIn, signOut }: StateOf<'expired'>): ReactElement {
  const { expired: words } = useStepWords();
  return (
    <Step title={words.title} lead={fillRich(words.lead, { username })}>
      <div className="lk-actions">
        <Button look="primary" onClick={showSignIn}>
          {words.again}
        </Button>
        <Button onClick={() => signOut()}>{words.signOut}</Button>
      </div>
    </Step>
  );
}
