import type { DeviceStatus, StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Icon } from '../parts/icon.tsx';
import { icons } from '../parts/icons.ts';
import { laterIcons } from '../parts/later-icons.ts';

const TEXTS: Readonly<Record<DeviceStatus, { readonly title: string; readonly text: string }>> = {
  none: { title: 'Not tracked', text: 'Your account keeps no list of browsers.' },
  confirming: { title: 'Registering', text: 'This browser is making a key of its own.' },
  unconfirmed: {
    title: 'Not confirmed',
    text: 'This browser could not be registered. You stay signed in.',
  },
  undecided: {
    title: 'Remember this browser?',
    text: 'You won’t be asked for a second step here again. Don’t do this on a shared computer.',
  },
  remembering: { title: 'Remembering', text: 'Saving this browser as trusted.' },
  remembered: {
    title: 'Remembered',
    text: 'You won’t be asked for a second step in this browser.',
  },
  declined: { title: 'Not remembered', text: 'You’ll be asked for everything again next time.' },
  forgetting: { title: 'Forgetting', text: 'Removing this browser from your account.' },
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
