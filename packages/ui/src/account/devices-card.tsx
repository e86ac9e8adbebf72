import { forgetDevice, listDevices } from '@latchkey/auth/account';
import { useAuth, useAuthClient } from '@latchkey/react';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { FaultMessage } from '../parts/fault-message.tsx';
import { usePages } from './use-pages.ts';
import { useTask } from './use-task.ts';

export function DevicesCard(): ReactElement {
  const auth = useAuthClient();
  const standing = useAuth((state) => (state.view === 'home' ? state.device : null));
  // This browser may be remembered or forgotten in the card above.
  const devices = usePages(listDevices, standing);
  const forgetting = useTask(async (deviceKey: string) => {
    await forgetDevice(auth, deviceKey);
    devices.reload();
  });
  const untracked = devices.fault?.kind === 'configuration';
  const { items } = devices;
  return (
    <Card title="Remembered browsers and apps">
      <FaultMessage fault={forgetting.fault} />
      {!untracked && <FaultMessage fault={devices.fault} quiet />}
      {items.length === 0 ? (
        <p>
          {untracked
            ? 'Your account keeps no list of browsers.'
            : devices.isLoaded && 'None yet. You’re asked for every step wherever you sign in.'}
        </p>
      ) : (
        <ul className="rows">
          {items.map(({ deviceKey, name, isThisDevice, lastUsedAt }) => (
            <li key={deviceKey}>
              <div>
                <strong>{name || 'Unnamed'}</strong>
                <span>
                  {isThisDevice ? 'This browser' : `Last used ${lastUsedAt?.toLocaleString() ?? 'never'}`}
                </span>
              </div>
              {/* This one is forgotten in the card above, which also ends what the session does for it. */}
              {!isThisDevice && (
                <Button
                  aria-label={`Forget: ${name || 'Unnamed'}`}
                  busy={forgetting.busy}
                  onClick={() => forgetting.run(deviceKey)}
                >
                  Forget
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {devices.hasMore && <Button onClick={devices.more}>Show more</Button>}
    </Card>
  );
}
