import {
  type Account,
  type Contact,
  sendVerificationCode,
  updateAttributes,
  verifyAttribute,
} from '@latchkey/auth/account';
import { useAuthClient } from '@latchkey/react';
import { type ReactElement, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { CodeField } from '../parts/code-field.tsx';
import { FaultMessage } from '../parts/fault-message.tsx';
import { Field } from '../parts/field.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { useTask } from './use-task.ts';

interface ProfileCardProps {
  readonly account: Account;
  readonly onChange: () => void;
}

const FIELDS = [
  { name: 'name', label: 'Full name', autoComplete: 'name', type: 'text' },
  { name: 'email', label: 'Email address', autoComplete: 'email', type: 'email' },
  { name: 'phone_number', label: 'Phone number', autoComplete: 'tel', type: 'tel' },
] as const;

const CONTACTS: readonly Contact[] = ['email', 'phone_number'];

export function ProfileCard({ account: { attributes }, onChange }: ProfileCardProps): ReactElement {
  const auth = useAuthClient();
  const [saved, setSaved] = useState(false);
  const { busy, fault, run, clear } = useTask(async (next: Readonly<Record<string, string>>) => {
    setSaved(false);
    const changed = Object.entries(next).filter(([name, value]) => value !== (attributes[name] ?? ''));
    if (changed.length > 0) {
      await updateAttributes(auth, Object.fromEntries(changed));
      onChange();
    }
    setSaved(true);
  });
  return (
    <Card title="Profile">
      <StepForm
        busy={busy}
        fault={fault}
        onEdit={clear}
        onSubmit={(read) => run(Object.fromEntries(FIELDS.map(({ name }) => [name, read(name).trim()])))}
      >
        {FIELDS.map((field) => (
          <Field key={field.name} {...field} defaultValue={attributes[field.name] ?? ''} />
        ))}
        <Button type="submit" busy={busy}>
          Save
        </Button>
      </StepForm>
      <p role="status">{saved ? 'Saved.' : ''}</p>
      {CONTACTS.filter((contact) => attributes[contact] && attributes[`${contact}_verified`] !== 'true').map(
        (contact) => (
          <Verification
            key={contact}
            contact={contact}
            address={attributes[contact] ?? ''}
            onVerified={onChange}
          />
        ),
      )}
    </Card>
  );
}

interface VerificationProps {
  readonly contact: Contact;
  readonly address: string;
  readonly onVerified: () => void;
}

function Verification({ contact, address, onVerified }: VerificationProps): ReactElement {
  const auth = useAuthClient();
  const [sent, setSent] = useState(false);
  const sending = useTask(async () => {
    await sendVerificationCode(auth, contact);
    setSent(true);
  });
  const verifying = useTask(async (code: string) => {
    await verifyAttribute(auth, contact, code);
    onVerified();
  });
  return (
    <div className="verification">
      <p>
        <strong>{address}</strong> is not verified yet.
      </p>
      <FaultMessage fault={sending.fault} />
      {sent && (
        <StepForm
          busy={verifying.busy}
          fault={verifying.fault}
          onEdit={verifying.clear}
          onSubmit={(read) => verifying.run(read('code'))}
        >
          <CodeField label={`Code for ${address}`} />
          <Button type="submit" busy={verifying.busy}>
            Verify
          </Button>
        </StepForm>
      )}
      <Button look={sent ? 'quiet' : 'secondary'} busy={sending.busy} onClick={sending.run}>
        {sent ? 'Send another code' : 'Send a code'}
      </Button>
    </div>
  );
}
