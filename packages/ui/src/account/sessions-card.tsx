import { type AccountSession, listSessions, revokeSession } from '@latchkey/auth/account';
import { useAuthClient } from '@latchkey/react';
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

const list = unlessUntracked('sessions', listSessions);

/** Where the user is signed in. Empty in a pool that does not track sessions. */
export function SessionsCard(): ReactElement | null {
  const auth = useAuthClient();
  const locale = useLocale();
  const { sessions: words, more } = useAccountWords();
  const sessions = usePages(list);
  const ending = useTask(async (sessionId: string) => {
    await revokeSession(auth, sessionId);
    sessions.reload();
  });
  if (!sessions.isShown) return null;

  /** Such as "London, GB · last active 29/11/2026, 10:15:00". */
  const lastSeen = ({ place, lastIpAddress, lastActiveAt }: AccountSession): string => {
    const where = [place.city, place.country].filter(Boolean).join(', ') || lastIpAddress;
    const when =
      lastActiveAt &&
      fill(words.lastActive, {
        date: lastActiveAt.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' }),
      });
    return [where, when].filter(Boolean).join(' · ');
  };

  return (
    <Card title={words.title}>
      <FaultMessage fault={ending.fault} />
      <FaultMessage fault={sessions.fault} quiet />
      {sessions.items.length > 0 && (
        <ul className="lk-rows">
          {sessions.items.map((session) => {
            const name = session.deviceType ?? words.unknown;
            return (
              <li key={session.sessionId}>
                <div>
                  <strong>
                    <bdi>{name}</bdi>
                  </strong>
                  <span>{session.isThisSession ? words.here : lastSeen(session)}</span>
                </div>
                {!session.isThisSession && (
                  <Button
                    aria-label={`${words.end}: ${name}`}
                    busy={ending.busy}
                    onClick={() => ending.run(session.sessionId)}
                  >
                    {words.end}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {sessions.hasMore && <Button onClick={sessions.more}>{more}</Button>}
    </Card>
  );
}
