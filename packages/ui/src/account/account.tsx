import { getUser } from '@latchkey/auth/account';
import { useAuthClient } from '@latchkey/react';
import { type ReactElement, useCallback } from 'react';
import { FaultMessage } from '../parts/fault-message.tsx';
import { DeleteCard } from './delete-card.tsx';
import { DevicesCard } from './devices-card.tsx';
import { PasskeysCard } from './passkeys-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { ProfileCard } from './profile-card.tsx';
import { SecondStepCard } from './second-step-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { useLoaded } from './use-loaded.ts';

/** What a signed-in person does with the account, under the home page. */
export function Account(): ReactElement {
  const auth = useAuthClient();
  const { data: account, fault, reload } = useLoaded(useCallback(() => getUser(auth), [auth]));
  return (
    <section className="account" aria-labelledby="account">
      <h2 id="account">Your account</h2>
      <FaultMessage fault={fault} quiet />
      <div className="cards">
        <div className="stack">
          {account && <ProfileCard account={account} onChange={reload} />}
          <PasswordCard />
        </div>
        <div className="stack">
          {account && <SecondStepCard account={account} onChange={reload} />}
          <PasskeysCard />
          <SessionsCard />
          <DevicesCard />
          <DeleteCard />
        </div>
      </div>
    </section>
  );
}
