import type { StateOf } from '@latchkey/auth';
import { DeviceCard } from '@latchkey/ui/account';
import { Button, Card, Heading, Icon, lateChunk, laterIcons } from '@latchkey/ui/parts';
import { type ReactElement, useContext } from 'react';
import { ClaimsCard } from './claims-card.tsx';
import { PoolContext } from './pool-context.ts';
import { SessionCard } from './session-card.tsx';

const cards = lateChunk(() => import('./late-cards.ts'));
const RecoveryCard = cards.part((chunk) => chunk.RecoveryCard);
const Account = cards.part((chunk) => chunk.Account);

export function Home(state: StateOf<'home'>): ReactElement {
  const { user, session, online, tab, fault, refresh, signOut } = state;
  const { username, claims } = user;
  const { name = claims.email ?? username } = claims;
  const called = typeof name === 'string' ? name : username;
  const pool = useContext(PoolContext);
  return (
    <div className="home">
      <header className="home-head">
        <span className="avatar" aria-hidden="true">
          {/^./u.exec(called)?.[0].toUpperCase()}
        </span>
        <div>
          <Heading>Hello, {called}</Heading>
          <p className="lk-lead">
            You are signed in
            {tab === 'alone'
              ? ''
              : tab === 'leading'
                ? '; this tab renews the session for all your tabs'
                : '; another tab renews the session for this one'}
            .
          </p>
        </div>
      </header>
      {!online && (
        <p className="notice" role="status">
          <Icon path={laterIcons.offline} />
          You are offline. Your session is kept and continues when you are back online.
        </p>
      )}
      <div className="home-cards">
        <div className="home-stack">
          <SessionCard session={session} claims={claims} fault={fault} online={online} onRefresh={refresh} />
          {pool?.recoveryLevel && <RecoveryCard level={pool.recoveryLevel} />}
          <DeviceCard />
          <Card title="Sign out">
            <p>Only here, or on every browser and phone where you’re signed in.</p>
            <div className="lk-actions">
              <Button
                onClick={() => (pool?.keepsManagedLogin ? signOut({ managedLogin: 'keep' }) : signOut())}
              >
                Sign out
              </Button>
              <Button look="danger" onClick={() => signOut('global')}>
                Sign out everywhere
              </Button>
            </div>
          </Card>
        </div>
        <ClaimsCard claims={claims} />
      </div>
      {pool && <Account pool={pool} />}
    </div>
  );
}
