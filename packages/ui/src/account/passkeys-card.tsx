import type { Fault } from '@latchkey/auth';
import { deletePasskey, listPasskeys, registerPasskey } from '@latchkey/auth/account';
import { useAuthClient } from '@latchkey/react';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { FaultMessage } from '../parts/fault-message.tsx';
import { laterIcons } from '../parts/later-icons.ts';
import { fill } from '../words/fill.tsx';
import { useAccountWords } from '../words/use-account.ts';
import { useLocale } from '../words/use-locale.ts';
import { usePages } from './use-pages.ts';
import { usePasskeyOffer } from './use-passkey-offer.ts';
import { useTask } from './use-task.ts';

/** The pool does not support passkeys, which only the first request reveals. */
const isOff = (fault: Fault | null): boolean =>
  fault?.code === 'WebAuthnNotEnabledException' || fault?.code === 'WebAuthnConfigurationMissingException';

export function PasskeysCard(): ReactElement {
  const auth = useAuthClient();
  const locale = useLocale();
  const { passkeys: words, more } = useAccountWords();
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
  if (isOff(adding.fault) || isOff(passkeys.fault)) {
    return (
      <Card title={words.title}>
        <p role="status">{words.unavailable}</p>
      </Card>
    );
  }
  return (
    <Card title={words.title}>
      <FaultMessage fault={adding.fault ?? deleting.fault} />
      <FaultMessage fault={passkeys.fault} quiet />
      {items.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul className="lk-rows">
          {items.map(({ credentialId, name, createdAt }) => (
            <li key={credentialId}>
              <div>
                <strong>
                  <bdi>{name || words.unnamed}</bdi>
                </strong>
                <span>{fill(words.since, { date: createdAt.toLocaleDateString(locale) })}</span>
              </div>
              <Button
                aria-label={`${words.remove}: ${name || words.unnamed}`}
                busy={deleting.busy}
                onClick={() => deleting.run(credentialId)}
              >
                {words.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="lk-actions">
        {passkeys.hasMore && <Button onClick={passkeys.more}>{more}</Button>}
        <Button icon={laterIcons.passkey} busy={adding.busy} onClick={adding.run}>
          {words.add}
        </Button>
      </div>
    </Card>
  );
}
