import { changePassword } from '@latchkey/auth/account';
import { useAuthClient, useUser } from '@latchkey/react';
import { type ReactElement, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { NewPasswordField } from '../parts/new-password-field.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { UsernameOfStep } from '../parts/username-of-step.tsx';
import { useTask } from './use-task.ts';

export function PasswordCard(): ReactElement {
  const auth = useAuthClient();
  const username = useUser()?.username ?? '';
  const [changes, setChanges] = useState(0);
  const { busy, fault, run, clear } = useTask(async (previous: string, proposed: string) => {
    await changePassword(auth, { previous, proposed });
    setChanges((before) => before + 1);
  });
  return (
    <Card title="Password">
      {/* After a change the form starts with empty fields. */}
      <StepForm
        key={changes}
        busy={busy}
        fault={fault}
        onEdit={clear}
        onSubmit={(read) => run(read('previous'), read('password'))}
      >
        <UsernameOfStep username={username} />
        <PasswordField name="previous" label="Current password" autoComplete="current-password" required />
        <NewPasswordField />
        <Button type="submit" busy={busy}>
          Change the password
        </Button>
      </StepForm>
      <p role="status">{changes > 0 ? 'Your password is changed. You stay signed in.' : ''}</p>
    </Card>
  );
}
