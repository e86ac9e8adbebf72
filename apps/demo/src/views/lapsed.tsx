import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../ui/button.tsx';
import { icons } from '../ui/icons.ts';
import { Step } from '../ui/step.tsx';

export function Lapsed({ username, restart, cancel }: StateOf<'lapsed'>): ReactElement {
  return (
    <Step
      title="That took a little too long"
      lead={
        <>
          The pool keeps a step open for a few minutes only. Nothing is lost: we kept{' '}
          <strong>{username}</strong> for you.
        </>
      }
      onCancel={cancel}
    >
      <Button look="primary" icon={icons.refresh} onClick={restart}>
        Start again
      </Button>
    </Step>
  );
}
