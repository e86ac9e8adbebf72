import { type Contact, sendVerificationCode, verifyAttribute } from '@latchkey/auth/account';
import { useAuthClient } from '@latchkey/react';
import { type ReactElement, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { CodeField } from '../parts/code-field.tsx';
import { FaultMessage } from '../parts/fault-message.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { fill, fillRich } from '../words/fill.tsx';
import { useAccountWords } from '../words/use-account.ts';
import { useTask } from './use-task.ts';

interface VerificationProps {
  readonly contact: Contact;
  readonly address: string;
  /** Whether Cognito has already sent a code, as it does for a new address. */
  readonly wasSent: boolean;
  readonly onVerified: () => void;
}

/** An address to verify with a code that is sent to it. */
export function Verification({ contact, address, wasSent, onVerified }: VerificationProps): ReactElement {
  const auth = useAuthClient();
  const { profile: words } = useAccountWords();
  const [asked, setAsked] = useState(false);
  const sending = useTask(async () => {
    await sendVerificationCode(auth, contact);
    setAsked(true);
  });
  const verifying = useTask(async (code: string) => {
    await verifyAttribute(auth, contact, code);
    onVerified();
  });
  const sent = wasSent || asked;
  return (
    <div className="lk-verification">
      <p role="status">{fillRich(sent ? words.sent : words.unverified, { address })}</p>
      <FaultMessage fault={sending.fault} />
      {sent && (
        <StepForm
          busy={verifying.busy}
          fault={verifying.fault}
          onEdit={verifying.clear}
          onSubmit={(read) => verifying.run(read('code'))}
        >
          <CodeField label={fill(words.codeFor, { address })} />
          <Button type="submit" busy={verifying.busy}>
            {words.verify}
          </Button>
        </StepForm>
      )}
      <Button look={sent ? 'quiet' : 'secondary'} busy={sending.busy} onClick={sending.run}>
        {sent ? words.again : words.send}
      </Button>
    </div>
  );
}
