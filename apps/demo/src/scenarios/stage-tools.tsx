import type { View } from '@latchkey/auth';
import { useAuth } from '@latchkey/react';
import { type ReactElement, useState } from 'react';
import Messages from '../messages/messages.tsx';
import { Authenticator } from './authenticator.tsx';
import { InFront } from './in-front.tsx';
import type { Stage } from './stage.ts';

/** Views in which nobody waits for a code: earlier messages belong to a finished sign-in. */
const OVER = new Set<View>(['home', 'signedOut', 'signIn', 'lapsed', 'expired']);

/** Things that the person would have at hand: a phone, an inbox, an authenticator app. */
export default function StageTools({ stage }: { readonly stage: Stage }): ReactElement | null {
  const { link, settings } = stage;
  const isOver = useAuth(({ view }) => OVER.has(view));
  const isStarting = useAuth(({ view }) => view === 'splash');
  // It is not known yet which step the page opens in, and whether that waits for a code.
  const [hasStarted, setHasStarted] = useState(!isStarting);
  if (!isStarting && !hasStarted) setHasStarted(true);
  if (!hasStarted) return null;
  return (
    <InFront>
      <Messages control={link.control} userPoolId={settings.userPoolId} fetch={link.fetch} isOver={isOver}>
        <Authenticator stage={stage} />
      </Messages>
    </InFront>
  );
}
