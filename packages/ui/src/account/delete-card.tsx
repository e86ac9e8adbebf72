import { deleteUser } from '@latchkey/auth/account';
import { useAuthClient } from '@latchkey/react';
import { type ReactElement, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { FaultMessage } from '../parts/fault-message.tsx';
import { useTask } from './use-task.ts';

export function DeleteCard(): ReactElement {
  const auth = useAuthClient();
  const [asked, setAsked] = useState(false);
  const deleting = useTask(() => deleteUser(auth));
  return (
    <Card title="Delete the account">
      <FaultMessage fault={deleting.fault} />
      <p>Your account and everything in it is deleted for good.</p>
      <div className="actions">
        {asked ? (
          <>
            {/* Another button than the first one: who presses that twice has not been asked yet. */}
            <Button key="sure" look="danger" busy={deleting.busy} onClick={deleting.run}>
              Yes, delete it
            </Button>
            <Button onClick={() => setAsked(false)}>Keep it</Button>
          </>
        ) : (
          <Button key="ask" look="danger" onClick={() => setAsked(true)}>
            Delete my account
          </Button>
        )}
      </div>
    </Card>
  );
}
