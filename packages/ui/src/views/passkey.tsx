import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { Choices } from '../parts/choices.tsx';
import { choicesOf, otherChoices } from '../parts/factor-choices.ts';
import { FaultMessage } from '../parts/fault-message.tsx';
import { IdentifierField } from '../parts/identifier-field.tsx';
import { laterIcons } from '../parts/later-icons.ts';
import { Step } from '../parts/step.tsx';
import { useStepWords } from '../words/use-steps.ts';

export function Passkey(state: StateOf<'passkey'>): ReactElement {
  const { username, autofill, choices, lapsesAt, busy, fault, retryPasskey, chooseFactor, chooseOther } =
    state;
  const words = useStepWords();
  const { title, pick, follow, retry, use, waiting, again } = words.passkey;
  const others = choices.filter((factor) => factor !== 'WEB_AUTHN');
  return (
    <Step
      title={title}
      lead={autofill ? pick : busy ? follow : retry}
      lapsesAt={lapsesAt}
      onBack={state.back}
      onCancel={state.cancel}
    >
      <FaultMessage fault={fault} />
      {autofill && <IdentifierField autoComplete="username webauthn" defaultValue={username} />}
      <Button look="primary" icon={laterIcons.passkey} busy={busy && !autofill} onClick={retryPasskey}>
        {autofill ? use : busy ? waiting : again}
      </Button>
      {others.length + state.otherChoices.length > 0 && (
        <>
          <h2 className="lk-or">{words.otherWay}</h2>
          <Choices choices={choicesOf(others, words)} busy={false} onChoose={chooseFactor} />
          <Choices choices={otherChoices(state.otherChoices, words)} busy={false} onChoose={chooseOther} />
        </>
      )}
    </Step>
  );
}
