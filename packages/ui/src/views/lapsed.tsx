import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { icons } from '../parts/icons.ts';
import { Step } from '../parts/step.tsx';

export function Lapsed({ username, restart, cancel }: StateOf<'lapsed'>): ReactElement {
  return (
    <Step
      title="That took a little too long"
      lead={
        <>
          Each step has to be finished within a few minutes. We kept <strong>{username}</strong> for you.
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
