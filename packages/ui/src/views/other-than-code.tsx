import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';

interface OtherThanCodeProps {
  readonly state: StateOf<'confirmSignUp'> | StateOf<'resetPassword'>;
}

/** What a signed-out person can do who has no code to enter. */
export function OtherThanCode({ state }: OtherThanCodeProps): ReactElement {
  const { delivery, canResend, resend, showSignIn } = state;
  return (
    <div className="elsewhere">
      {canResend && (
        <Button look="quiet" onClick={resend}>
          {delivery === null ? 'Send a code' : 'Send another code'}
        </Button>
      )}
      <Button look="quiet" onClick={showSignIn}>
        Sign in instead
      </Button>
    </div>
  );
}
