import { useAuth } from '@latchkey/react';
import { laterIcons } from '@latchkey/ui/parts';
import type { ReactElement } from 'react';
import { Message } from '../messages/message.tsx';
import type { Stage } from './stage.ts';
import { useTotpCode } from './use-totp-code.ts';

/** The person's authenticator app: open while its code is asked for. */
export function Authenticator({ stage }: { readonly stage: Stage }): ReactElement {
  const state = useAuth();
  const code = useTotpCode(
    stage,
    state.view === 'setUpTotp' ? (state.getTotpSetup()?.secret ?? null) : null,
    state.view === 'totpCode' ? state.username : state.view === 'home' ? state.user.username : null,
    state.view === 'home',
  );
  return (
    <>
      {/* Once: the code itself changes every 30 seconds. */}
      <p className="lk-hidden" role="status">
        {code !== null && 'Your authenticator app shows a code.'}
      </p>
      {code !== null && (
        <Message icon={laterIcons.lock} from="Authenticator app" text="Your current code" code={code} />
      )}
    </>
  );
}
