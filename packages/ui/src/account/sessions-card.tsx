import { type AccountSession, listSessions, revokeSession } from '@latchkey/auth/account';
import { useAuthClient } from '@latchkey/react';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { FaultMessage } from '../parts/fault-message.tsx';
import { usePages } from './use-pages.ts';
import { useTask } from './use-task.ts';

export function SessionsCard(): ReactElement {
  const auth = useAuthClient();
  const sessions = usePages(listSessions);
  const ending = useTask(async (sessionId: string) => {
    await revokeSession(auth, sessionId);
    sessions.reload();
  });
  const untracked = sessions.fault?.kind === 'configuration';
  return (
    <Card title="Where you are signed in">
      <FaultMessage fault={ending.fault} />
      {!untracked && <FaultMessage fault={sessions.fault} quiet />}
      {untracked && <p>Your account keeps no list of sign-ins.</p>}
      <ul className="rows">
        {sessions.items.map((session) => {
          const name = session.deviceType ?? 'Unknown browser';
          return (
            <li key={session.sessionId}>
              <div>
                <strong>{name}</strong>
                <span>{session.isThisSession ? 'This browser, now' : lastSeen(session)}</span>
              </div>
              {!session.isThisSession && (
                <Button
                  aria-label={`Sign out: ${name}`}
                  busy={ending.busy}
                  onClick={() => ending.run(session.sessionId)}
                >
                  Sign out
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {sessions.hasMore && <Button onClick={sessions.more}>Show more</Button>}
    </Card>
  );
}

/** Such as "London, GB · last active 29/11/2026, 10:15:00". */
function lastSeen({ place, lastIpAddress, lastActiveAt }: AccountSession): string {
  const where = [place.city, place.country].filter(Boolean).join(', ') || lastIpAddress;
  const when = lastActiveAt && `last active ${lastActiveAt.toLocaleString()}`;
  return [where, when].filter(Boolean).join(' · ');
}
