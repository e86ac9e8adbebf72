import { deleteUser } from '@latchkey/auth/account';
import { useAuthClient } from '@latchkey/react';
import { type ReactElement, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { FaultMessage } from '../parts/fault-message.tsx';
import { useAccountWords } from '../words/use-account.ts';
import { useTask } from './use-task.ts';

export function DeleteCard(): ReactElement {
  const auth = useAuthClient();
  const { remove: words } = useAccountWords();
  const [asked, setAsked] = useState(false);
  const deleting = useTask(() => deleteUser(auth));
  return (
    <Card title={words.title}>
      <FaultMessage fault={deleting.fault} />
      <p>{words.text}</p>
      <div className="lk-actions">
        {asked ? (
          <>
            {/* Another button than the first one: who presses that twice has not been asked yet. */}
            <Button key="sure" look="danger" busy={deleting.busy} onClick={deleting.run}>
              {words.sure}
            </Button>
            <Button onClick={() => setAsked(false)}>{words.keep}</Button>
          </>
        ) : (
          <Button key="ask" look="danger" onClick={() => setAsked(true)}>
            {words.ask}
          </Button>
        )}
      </div>
    </Card>
  );
}
