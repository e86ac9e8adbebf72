import type { Mfa, TotpSetup } from '@latchkey/auth';
import {
  type Account,
  finishTotpSetup,
  type MfaPreference,
  setMfaPreference,
  startTotpSetup,
} from '@latchkey/auth/account';
import { useAuthClient } from '@latchkey/react';
import { type ReactElement, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { CodeField } from '../parts/code-field.tsx';
import { FaultMessage } from '../parts/fault-message.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { TotpKey } from '../parts/totp-key.tsx';
import { useTask } from './use-task.ts';

interface SecondStepCardProps {
  readonly account: Account;
  readonly onChange: () => void;
}

const STEPS: readonly {
  readonly mfa: Mfa;
  readonly setting: 'totp' | 'sms' | 'email';
  readonly label: string;
}[] = [
  { mfa: 'SOFTWARE_TOKEN_MFA', setting: 'totp', label: 'Authenticator app' },
  { mfa: 'SMS_MFA', setting: 'sms', label: 'Text message' },
  { mfa: 'EMAIL_OTP', setting: 'email', label: 'Email' },
];

export function SecondStepCard({ account, onChange }: SecondStepCardProps): ReactElement {
  const auth = useAuthClient();
  const [setup, setSetup] = useState<TotpSetup | null>(null);
  const switching = useTask(async (setting: 'totp' | 'sms' | 'email', preference: MfaPreference) => {
    await setMfaPreference(auth, { [setting]: preference });
    onChange();
  });
  const starting = useTask(async () => setSetup(await startTotpSetup(auth)));
  const finished = () => {
    setSetup(null);
    onChange();
  };
  return (
    <Card title="Second step">
      <FaultMessage fault={switching.fault ?? starting.fault} />
      <ul className="rows">
        {STEPS.map(({ mfa, setting, label }) => {
          const on = account.mfa.includes(mfa);
          const needsSetup = mfa === 'SOFTWARE_TOKEN_MFA' && !on;
          return (
            <li key={mfa}>
              <div>
                <strong>{label}</strong>
                <span>{on ? (account.preferredMfa === mfa ? 'On, default' : 'On') : 'Off'}</span>
              </div>
              {on && account.preferredMfa !== mfa && (
                <Button
                  look="quiet"
                  aria-label={`Make default: ${label}`}
                  busy={switching.busy}
                  onClick={() => switching.run(setting, 'preferred')}
                >
                  Make default
                </Button>
              )}
              <Button
                aria-label={`${needsSetup ? 'Set up' : on ? 'Turn off' : 'Turn on'}: ${label}`}
                busy={switching.busy || starting.busy}
                onClick={() => (needsSetup ? starting.run() : switching.run(setting, on ? 'off' : 'on'))}
              >
                {needsSetup ? 'Set up' : on ? 'Turn off' : 'Turn on'}
              </Button>
            </li>
          );
        })}
      </ul>
      {setup !== null && <TotpEnrolment setup={setup} onDone={finished} onCancel={() => setSetup(null)} />}
    </Card>
  );
}

interface TotpEnrolmentProps {
  readonly setup: TotpSetup;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

function TotpEnrolment({ setup, onDone, onCancel }: TotpEnrolmentProps): ReactElement {
  const auth = useAuthClient();
  const { busy, fault, run, clear } = useTask(async (code: string) => {
    await finishTotpSetup(auth, code);
    await setMfaPreference(auth, { totp: 'preferred' });
    onDone();
  });
  return (
    <>
      <TotpKey setup={setup} />
      <StepForm busy={busy} fault={fault} onEdit={clear} onSubmit={(read) => run(read('code'))}>
        <CodeField hint="The code the app shows now." />
        <div className="actions">
          <Button type="submit" look="primary" busy={busy}>
            Turn it on
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
        </div>
      </StepForm>
    </>
  );
}
