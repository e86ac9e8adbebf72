import type { AuthActions } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../ui/button.tsx';

/** What a signed-out person can do who has no code to enter. */
export function OtherThanCode({
  resend,
  showSignIn,
}: Pick<AuthActions, 'resend' | 'showSignIn'>): ReactElement {
  return (
    <div className="elsewhere">
      <Button look="quiet" onClick={resend}>
        Send another code
      </Button>
      <Button look="quiet" onClick={showSignIn}>
        Sign in instead
      </Button>
    </div>
  );
}
