import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { laterIcons } from '../parts/later-icons.ts';
import { Step } from '../parts/step.tsx';
import { fillRich } from '../words/fill.tsx';
import { useStepWords } from '../words/use-steps.ts';

export function Lapsed({ username, restart, cancel }: StateOf<'lapsed'>): ReactElement {
  const { lapsed: words } = useStepWords();
  return (
    <Step title={words.title} lead={fillRich(words.lead, { username })} onCancel={cancel}>
      <Button look="primary" icon={laterIcons.refresh} onClick={restart}>
        {words.restart}
      </Button>
    </Step>
  );
}
