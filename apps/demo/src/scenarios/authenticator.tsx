import { useAuth } from '@latchkey/react';
import { laterIcons } from '@latchkey/ui/parts';
import { type ReactElement, useState } from 'react';
import { Message } from '../messages/message.tsx';
import type { Stage } from './stage.ts';
import { useTotpCode } from './use-totp-code.ts';

/** The person's authenticator app: open while a code of it is asked for. */
export function Authenticator({ stage }: { readonly stage: Stage }): ReactElement | null {
  const state = useAuth();
  const [enrolled, setEnrolled] = useState<string | null>(stage.scenario?.user?.mfa?.totpSecret ?? null);
  const offered = state.view === 'setUpTotp' ? (state.getTotpSetup()?.secret ?? null) : null;
  // The app keeps what it has scanned.
  if (offered !== null && offered !== enrolled) setEnrolled(offered);
  const isAsked = state.view === 'totpCode' || state.view === 'setUpTotp';
  const code = useTotpCode(stage, isAsked ? enrolled : null);
  if (code === null) return null;
  return <Message icon={laterIcons.lock} from="Authenticator app" text="Your code now" code={code} />;
}
