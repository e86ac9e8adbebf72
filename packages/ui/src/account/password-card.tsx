import { changePassword } from '@latchkey/auth/account';
import { useAuthClient, useUser } from '@latchkey/react';
import { type ReactElement, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { NewPasswordField } from '../parts/new-password-field.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { UsernameOfStep } from '../parts/username-of-step.tsx';
import { useAccountWords } from '../words/use-account.ts';
import { useTask } from './use-task.ts';

export function PasswordCard(): ReactElement {
  const auth = useAuthClient();
  const { password: words } = useAccountWords();
  const username = useUser()?.username ?? '';
  const [changes, setChanges] = useState(0);
  const { busy, fault, run, clear } = useTask(async (previous: string, proposed: string) => {
    await changePassword(auth, { previous, proposed });
    setChanges((before) => before + 1);
  });
  // The username is known to be correct here.
  const isWrong = fault?.kind === 'credentials' && fault.reason === 'incorrect';
  return (
    <Card title={words.title}>
      {/* After a change the form starts with empty fields. */}
      <StepForm
        key={changes}
        busy={busy}
        fault={isWrong ? { ...fault, field: 'previous' } : fault}
        faultText={isWrong ? words.wrong : undefined}
        onEdit={clear}
        onSubmit={(read) => run(read('previous'), read('password'))}
      >
        <UsernameOfStep username={username} />
        <PasswordField
          name="previous"
          label={words.current}
          show={words.showCurrent}
          autoComplete="current-password"
          required
        />
        <NewPasswordField />
        <Button type="submit" busy={busy}>
          {words.submit}
        </Button>
      </StepForm>
      <p role="status">{changes > 0 && fault === null && !busy ? words.changed : ''}</p>
    </Card>
  );
}
