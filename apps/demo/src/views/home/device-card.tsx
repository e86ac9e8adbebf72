import type { DeviceStatus, StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { icons } from '../../ui/icons.ts';
import { laterIcons } from '../../ui/later-icons.ts';

const TEXTS: Readonly<Record<DeviceStatus, { readonly title: string; readonly text: string }>> = {
  none: { title: 'Not tracked', text: 'The pool keeps no record of this browser.' },
  confirming: { title: 'Getting to know it', text: 'This browser is making its own key for you.' },
  unconfirmed: {
    title: 'Not confirmed',
    text: 'The pool did not take the key of this browser. You stay signed in.',
  },
  undecided: {
    title: 'Remember this browser?',
    text: 'It then signs you in with its own key, and you are not asked for a second step here. Not on a shared computer.',
  },
  remembering: { title: 'Remembering', text: 'The pool is told that it may trust this browser.' },
  remembered: {
    title: 'Remembered',
    text: 'Next time this browser proves itself with a key that is kept encrypted in it.',
  },
  declined: { title: 'Not remembered', text: 'You are asked for everything again next time.' },
  forgetting: { title: 'Forgetting', text: 'The key of this browser is being thrown away.' },
};

type DeviceActions = Pick<
  StateOf<'home'>,
  'rememberDevice' | 'declineDevice' | 'forgetDevice' | 'retryDevice'
>;

export function DeviceCard({
  status,
  rememberDevice,
  declineDevice,
  forgetDevice,
  retryDevice,
}: DeviceActions & { readonly status: DeviceStatus }): ReactElement {
  const { title, text } = TEXTS[status];
  return (
    <Card title="This browser" kind="device" status={status}>
      <div className="device-state" role="status">
        <span className="choice-icon">
          <Icon path={status === 'remembered' ? laterIcons.check : icons.device} />
        </span>
        <div>
          <strong>{title}</strong>
          <p>{text}</p>
        </div>
      </div>
      <div className="actions">
        {status === 'unconfirmed' && <Button onClick={retryDevice}>Try again</Button>}
        {(status === 'undecided' || status === 'declined') && (
          <Button look={status === 'undecided' ? 'primary' : 'secondary'} onClick={rememberDevice}>
            Remember
          </Button>
        )}
        {status === 'undecided' && <Button onClick={declineDevice}>No, thanks</Button>}
        {(status === 'remembered' || status === 'declined') && <Button onClick={forgetDevice}>Forget</Button>}
      </div>
    </Card>
  );
}
