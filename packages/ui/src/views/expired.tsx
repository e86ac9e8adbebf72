import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { Step } from '../parts/step.tsx';

export function Expired({ username, showSignIn, signOut }: StateOf<'expired'>): ReactElement {
  return (
    <Step
      title="Your session has ended"
      lead={
        <>
          The pool no longer renews the session of <strong>{username}</strong>. Sign in again to go on where
          you were.
        </>
      }
    >
      <div className="actions">
        <Button look="primary" onClick={showSignIn}>
          Sign in again
        </Button>
        <Button onClick={() => signOut()}>Sign out</Button>
      </div>
    </Step>
  );
}
