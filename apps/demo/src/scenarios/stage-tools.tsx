import { useAuth } from '@latchkey/react';
import type { ReactElement } from 'react';
import Messages from '../messages/messages.tsx';
import { Authenticator } from './authenticator.tsx';
import type { Stage } from './stage.ts';

/** What the person would have at hand: a phone, an inbox, an authenticator app. */
export default function StageTools({ stage }: { readonly stage: Stage }): ReactElement {
  const { link, settings } = stage;
  const isHome = useAuth((state) => state.view === 'home');
  return (
    <Messages control={link.control} userPoolId={settings.userPoolId} fetch={link.fetch} isOver={isHome}>
      <Authenticator stage={stage} />
    </Messages>
  );
}
