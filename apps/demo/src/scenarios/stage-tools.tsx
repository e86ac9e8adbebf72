import type { View } from '@latchkey/auth';
import { useAuth } from '@latchkey/react';
import type { ReactElement } from 'react';
import Messages from '../messages/messages.tsx';
import { Authenticator } from './authenticator.tsx';
import type { Stage } from './stage.ts';

/** Nobody waits for a code there: what came is of a sign-in that is over. */
const OVER = new Set<View>(['home', 'signedOut', 'signIn', 'lapsed', 'expired']);

/** What the person would have at hand: a phone, an inbox, an authenticator app. */
export default function StageTools({ stage }: { readonly stage: Stage }): ReactElement {
  const { link, settings } = stage;
  const isOver = useAuth(({ view }) => OVER.has(view));
  return (
    <Messages control={link.control} userPoolId={settings.userPoolId} fetch={link.fetch} isOver={isOver}>
      <Authenticator stage={stage} />
    </Messages>
  );
}
