import type { Delivery } from '@latchkey/auth';
import { type Account, type Contact, updateAttributes } from '@latchkey/auth/account';
import { useAuthClient } from '@latchkey/react';
import { type ReactElement, useState } from 'react';
import { AttributeField } from '../parts/attribute-field.tsx';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { useAccountWords } from '../words/use-account.ts';
import { useTask } from './use-task.ts';
import { Verification } from './verification.tsx';

export interface ProfileCardProps {
  readonly account: Account;
  /** Called when the account has changed, to load it again. */
  readonly onChange: () => void;
  /** The attributes that can be changed. Default: `name`, `email`, `phone_number`. */
  readonly attributes?: readonly string[] | undefined;
}

const FIELDS: readonly string[] = ['name', 'email', 'phone_number'];
const CONTACTS: readonly Contact[] = ['email', 'phone_number'];

type Addresses = { readonly [Of in Contact]?: string | undefined };

export function ProfileCard({ account, onChange, attributes = FIELDS }: ProfileCardProps): ReactElement {
  const auth = useAuthClient();
  const { profile: words } = useAccountWords();
  const present = account.attributes;
  const [saved, setSaved] = useState(false);
  const [sent, setSent] = useState<Addresses>({});
  const { busy, fault, run, clear } = useTask(async (next: Readonly<Record<string, string>>) => {
    setSaved(false);
    const changed = Object.entries(next).filter(([name, value]) => value !== (present[name] ?? ''));
    if (changed.length > 0) {
      const attributes = Object.fromEntries(changed);
      const deliveries = await updateAttributes(auth, attributes);
      setSent((before) => ({ ...before, ...addressesOf(deliveries, attributes) }));
      onChange();
    }
    setSaved(true);
  });
  const verified = (contact: Contact) => {
    setSent((before) => ({ ...before, [contact]: undefined }));
    onChange();
  };
  return (
    <Card title={words.title}>
      <StepForm
        busy={busy}
        fault={fault}
        onEdit={() => {
          setSaved(false);
          clear();
        }}
        onSubmit={(read) => run(Object.fromEntries(attributes.map((name) => [name, read(name).trim()])))}
      >
        {attributes.map((name) => (
          <AttributeField key={name} name={name} required={false} defaultValue={present[name] ?? ''} />
        ))}
        <Button type="submit" busy={busy}>
          {words.save}
        </Button>
      </StepForm>
      <p role="status">{saved && fault === null ? words.saved : ''}</p>
      {CONTACTS.map((contact) => {
        const address = sent[contact] ?? (present[`${contact}_verified`] === 'true' ? '' : present[contact]);
        return (
          address && (
            <Verification
              // A new address needs a new code.
              key={address}
              contact={contact}
              address={address}
              wasSent={sent[contact] !== undefined}
              onVerified={() => verified(contact)}
            />
          )
        );
      })}
    </Card>
  );
}

/**
 * The new addresses that Cognito has sent a code to. Depending on the pool's settings it keeps the old one until it is
 * verified.
 */
function addressesOf(deliveries: readonly Delivery[], changed: Readonly<Record<string, string>>): Addresses {
  const has = (medium: Delivery['medium']) => deliveries.some((delivery) => delivery.medium === medium);
  const { email, phone_number } = changed;
  return {
    ...(email && has('EMAIL') ? { email } : {}),
    ...(phone_number && has('SMS') ? { phone_number } : {}),
  };
}
