import type { TotpSetup } from '@latchkey/auth';
import { finishTotpSetup, setMfaPreference } from '@latchkey/auth/account';
import { useAuthClient } from '@latchkey/react';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { CodeField } from '../parts/code-field.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { TotpKey } from '../parts/totp-key.tsx';
import { useAccountWords } from '../words/use-account.ts';
import { useTask } from './use-task.ts';

interface TotpEnrolmentProps {
  readonly setup: TotpSetup;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export function TotpEnrolment({ setup, onDone, onCancel }: TotpEnrolmentProps): ReactElement {
  const auth = useAuthClient();
  const { mfa: words } = useAccountWords();
  const { busy, fault, run, clear } = useTask(async (code: string) => {
    await finishTotpSetup(auth, code);
    await setMfaPreference(auth, { totp: 'preferred' });
    onDone();
  });
  return (
    <>
      <TotpKey setup={setup} />
      <StepForm busy={busy} fault={fault} onEdit={clear} onSubmit={(read) => run(read('code'))}>
        <CodeField hint={words.codeHint} />
        <div className="lk-actions">
          <Button type="submit" look="primary" busy={busy}>
            {words.finish}
          </Button>
          <Button onClick={onCancel}>{words.cancel}</Button>
        </div>
      </StepForm>
    </>
  );
}
