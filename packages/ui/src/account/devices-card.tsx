import { forgetDevice, listDevices } from '@latchkey/auth/account';
import { useAuth, useAuthClient } from '@latchkey/react';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { FaultMessage } from '../parts/fault-message.tsx';
import { fill } from '../words/fill.tsx';
import { useAccountWords } from '../words/use-account.ts';
import { useLocale } from '../words/use-locale.ts';
import { usePages } from './use-pages.ts';
import { useTask } from './use-task.ts';

export function DevicesCard(): ReactElement {
  const auth = useAuthClient();
  const locale = useLocale();
  const { devices: words, more, never } = useAccountWords();
  const standing = useAuth((state) => (state.view === 'home' ? state.device : null));
  // The card above may remember or forget this browser.
  const devices = usePages(listDevices, standing);
  const forgetting = useTask(async (deviceKey: string) => {
    await forgetDevice(auth, deviceKey);
    devices.reload();
  });
  const untracked = devices.fault?.kind === 'configuration';
  const { items } = devices;
  return (
    <Card title={words.title}>
      <FaultMessage fault={forgetting.fault} />
      {!untracked && <FaultMessage fault={devices.fault} quiet />}
      {items.length === 0 ? (
        <p>{untracked ? words.untracked : devices.isLoaded && words.none}</p>
      ) : (
        <ul className="lk-rows">
          {items.map(({ deviceKey, name, isThisDevice, lastUsedAt }) => (
            <li key={deviceKey}>
              <div>
                <strong>
                  <bdi>{name || words.unnamed}</bdi>
                </strong>
                <span>
                  {isThisDevice
                    ? words.here
                    : fill(words.lastUsed, { date: lastUsedAt?.toLocaleString(locale) ?? never })}
                </span>
              </div>
              {/* This one is forgotten in its own card, which also ends what the session does for it. */}
              {!isThisDevice && (
                <Button
                  aria-label={`${words.forget}: ${name || words.unnamed}`}
                  busy={forgetting.busy}
                  onClick={() => forgetting.run(deviceKey)}
                >
                  {words.forget}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {devices.hasMore && <Button onClick={devices.more}>{more}</Button>}
    </Card>
  );
}
