import type { Mfa, TotpSetup } from '@latchkey/auth';
import { type Account, type MfaPreference, setMfaPreference, startTotpSetup } from '@latchkey/auth/account';
import { useAuthClient } from '@latchkey/react';
import { type ReactElement, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { FaultMessage } from '../parts/fault-message.tsx';
import { useAccountWords } from '../words/use-account.ts';
import { useStepWords } from '../words/use-steps.ts';
import { TotpEnrolment } from './totp-enrolment.tsx';
import { useTask } from './use-task.ts';

export interface SecondStepCardProps {
  readonly account: Account;
  /** Called when the account has changed, to load it again. */
  readonly onChange: () => void;
  /** The second steps that the pool supports, because apps cannot find out. Default: all. */
  readonly offered?: readonly Mfa[] | undefined;
}

const STEPS = [
  { mfa: 'SOFTWARE_TOKEN_MFA', setting: 'totp', name: 'app' },
  { mfa: 'SMS_MFA', setting: 'sms', name: 'sms' },
  { mfa: 'EMAIL_OTP', setting: 'email', name: 'email' },
] as const;

export function SecondStepCard({ account, onChange, offered }: SecondStepCardProps): ReactElement {
  const auth = useAuthClient();
  const { mfa: words } = useAccountWords();
  const { factors } = useStepWords();
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
  const shown = STEPS.filter(({ mfa }) => offered?.includes(mfa) ?? true);
  return (
    <Card title={words.title}>
      <FaultMessage fault={switching.fault ?? starting.fault} />
      {shown.length === 0 && <p>{words.notOffered}</p>}
      {shown.length > 0 && (
        <ul className="lk-rows">
          {shown.map(({ mfa, setting, name }) => {
            const label = factors[name].title;
            const on = account.mfa.includes(mfa);
            const needsSetup = mfa === 'SOFTWARE_TOKEN_MFA' && !on;
            const act = needsSetup ? words.setUp : on ? words.turnOff : words.turnOn;
            return (
              <li key={mfa}>
                <div>
                  <strong>{label}</strong>
                  <span>{on ? (account.preferredMfa === mfa ? words.preferred : words.on) : words.off}</span>
                </div>
                {on && account.preferredMfa !== mfa && (
                  <Button
                    look="quiet"
                    aria-label={`${words.makeDefault}: ${label}`}
                    busy={switching.busy}
                    onClick={() => switching.run(setting, 'preferred')}
                  >
                    {words.makeDefault}
                  </Button>
                )}
                <Button
                  aria-label={`${act}: ${label}`}
                  busy={switching.busy || starting.busy}
                  onClick={() => (needsSetup ? starting.run() : switching.run(setting, on ? 'off' : 'on'))}
                >
                  {act}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {setup !== null && <TotpEnrolment setup={setup} onDone={finished} onCancel={() => setSetup(null)} />}
    </Card>
  );
}
