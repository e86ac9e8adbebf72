import { forgetDevice, listDevices } from '@latchkey/auth/account';
import { useAuth, useAuthClient } from '@latchkey/react';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { FaultMessage } from '../parts/fault-message.tsx';
import { fill } from '../words/fill.tsx';
import { useAccountWords } from '../words/use-account.ts';
import { useLocale } from '../words/use-locale.ts';
import { unlessUntracked } from './unless-untracked.ts';
import { usePages } from './use-pages.ts';
import { useTask } from './use-task.ts';

const list = unlessUntracked('devices', listDevices);

/** The browsers and apps that the pool remembers. Empty in a pool that does not track devices. */
export function DevicesCard(): ReactElement | null {
  const auth = useAuthClient();
  const locale = useLocale();
  const { devices: words, more, never } = useAccountWords();
  const standing = useAuth((state) => (state.view === 'home' ? state.device : null));
  // The card above may remember or forget this browser.
  const devices = usePages(list, standing);
  const forgetting = useTask(async (deviceKey: string) => {
    await forgetDevice(auth, deviceKey);
    devices.reload();
  });
  const { items } = devices;
  if (!devices.isShown) return null;
  return (
    <Card title={words.title}>
      <FaultMessage fault={forgetting.fault} />
      <FaultMessage fault={devices.fault} quiet />
      {items.length === 0 ? (
        devices.isLoaded && <p>{words.none}</p>
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
                    : fill(words.lastUsed, {
                        date:
                          lastUsedAt?.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' }) ??
                          never,
                      })}
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
