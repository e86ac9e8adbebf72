import type { View } from '@latchkey/auth';
import { useAuth } from '@latchkey/react';
import { type ReactElement, useState } from 'react';
import Messages from '../messages/messages.tsx';
import { Authenticator } from './authenticator.tsx';
import type { Stage } from './stage.ts';

/** Nobody waits for a code there: what came is of a sign-in that is over. */
const OVER = new Set<View>(['home', 'signedOut', 'signIn', 'lapsed', 'expired']);

/** What the person would have at hand: a phone, an inbox, an authenticator app. */
export default function StageTools({ stage }: { readonly stage: Stage }): ReactElement | null {
  const { link, settings } = stage;
  const isOver = useAuth(({ view }) => OVER.has(view));
  const isStarting = useAuth(({ view }) => view === 'splash');
  // Which step the page opens in, and whether that waits for a code, is not known yet.
  const [hasStarted, setHasStarted] = useState(!isStarting);
  if (!isStarting && !hasStarted) setHasStarted(true);
  if (!hasStarted) return null;
  return (
    <Messages control={link.control} userPoolId={settings.userPoolId} fetch={link.fetch} isOver={isOver}>
      <Authenticator stage={stage} />
    </Messages>
  );
}
