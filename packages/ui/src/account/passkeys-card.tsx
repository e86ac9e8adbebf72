import { deletePasskey, listPasskeys, registerPasskey } from '@latchkey/auth/account';
import { useAuthClient } from '@latchkey/react';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { FaultMessage } from '../parts/fault-message.tsx';
import { icons } from '../parts/icons.ts';
import { usePages } from './use-pages.ts';
import { usePasskeyOffer } from './use-passkey-offer.ts';
import { useTask } from './use-task.ts';

export function PasskeysCard(): ReactElement {
  const auth = useAuthClient();
  const passkeys = usePages(listPasskeys);
  const adding = useTask(async () => {
    await registerPasskey(auth);
    passkeys.reload();
  });
  const deleting = useTask(async (credentialId: string) => {
    await deletePasskey(auth, credentialId);
    passkeys.reload();
  });
  const { items } = passkeys;
  usePasskeyOffer(passkeys.isLoaded ? items.length > 0 : null);
  return (
    <Card title="Passkeys">
      <FaultMessage fault={adding.fault ?? deleting.fault} />
      <FaultMessage fault={passkeys.fault} quiet />
      {items.length === 0 ? (
        <p>Sign in with your fingerprint, face or PIN, without a password.</p>
      ) : (
        <ul className="rows">
          {items.map(({ credentialId, name, createdAt }) => (
            <li key={credentialId}>
              <div>
                <strong>{name || 'Passkey'}</strong>
                <span>Since {createdAt.toLocaleDateString()}</span>
              </div>
              <Button
                aria-label={`Delete: ${name || 'Passkey'}`}
                busy={deleting.busy}
                onClick={() => deleting.run(credentialId)}
              >
                Delete
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="actions">
        {passkeys.hasMore && <Button onClick={passkeys.more}>Show more</Button>}
        <Button icon={icons.passkey} busy={adding.busy} onClick={adding.run}>
          Add a passkey
        </Button>
      </div>
    </Card>
  );
}
