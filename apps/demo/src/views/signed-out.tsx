import type { StateOf } from '@latchkey/auth';
import { FaultMessage, NoticeMessage } from '@latchkey/ui/parts';
import type { ReactElement } from 'react';
import { Landing } from './landing.tsx';
import { Start } from './late-start.ts';

export function SignedOut(state: StateOf<'signedOut'>): ReactElement {
  const { fault, notice, reason, showSignIn, showSignUp } = state;
  return (
    <Landing onSignIn={showSignIn} onSignUp={showSignUp} more={<Start />}>
      <NoticeMessage notice={notice} reason={reason} />
      {/* Why a session ended is said above. */}
      <FaultMessage fault={reason === 'expired' ? null : fault} />
    </Landing>
  );
}
