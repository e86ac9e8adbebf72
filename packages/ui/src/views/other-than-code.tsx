import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { Resend } from '../parts/resend.tsx';
import { useStepWords } from '../words/use-steps.ts';

interface OtherThanCodeProps {
  readonly state: StateOf<'confirmSignUp'> | StateOf<'resetPassword'>;
}

/** Other ways for a signed-out person without a code. */
export function OtherThanCode({ state }: OtherThanCodeProps): ReactElement {
  const { delivery, canResend, resend, showSignIn } = state;
  const { signInInstead } = useStepWords();
  return (
    <div className="lk-elsewhere">
      {canResend && <Resend onResend={resend} hasSent={delivery !== null} />}
      <Button look="quiet" onClick={showSignIn}>
        {signInInstead}
      </Button>
    </div>
  );
}
