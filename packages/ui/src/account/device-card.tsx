import { useAuth } from '@latchkey/react';
import { type ReactElement, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { FaultMessage } from '../parts/fault-message.tsx';
import { Icon } from '../parts/icon.tsx';
import { laterIcons } from '../parts/later-icons.ts';
import { useAccountWords } from '../words/use-account.ts';

/** Shows whether the pool remembers this browser, and lets the user change it. Empty in a pool that does not track devices. */
export function DeviceCard(): ReactElement | null {
  const state = useAuth();
  const { device: words } = useAccountWords();
  const isTracked = state.view === 'home' && state.device !== 'none';
  // A browser that was just forgotten is not tracked any more: its card stays, and says so.
  const [wasTracked, setWasTracked] = useState(isTracked);
  if (isTracked && !wasTracked) setWasTracked(true);
  if (state.view !== 'home' || !(isTracked || wasTracked)) return null;
  const { device: status, fault, session, rememberDevice, declineDevice, forgetDevice, retryDevice } = state;
  const { title, text } = words.states[status];
  return (
    <Card title={words.title} kind="lk-device" status={status}>
      {/* That of a failed refresh is not about the browser. */}
      <FaultMessage fault={session.status === 'stale' ? null : fault} />
      <div className="lk-row" role="status">
        <span className="lk-choice-icon">
          <Icon path={status === 'remembered' ? laterIcons.check : laterIcons.device} />
        </span>
        <div>
          <strong>{title}</strong>
          <p>{text}</p>
        </div>
      </div>
      <div className="lk-actions">
        {status === 'unconfirmed' && <Button onClick={retryDevice}>{words.retry}</Button>}
        {(status === 'undecided' || status === 'declined') && (
          <Button look={status === 'undecided' ? 'primary' : 'secondary'} onClick={rememberDevice}>
            {words.remember}
          </Button>
        )}
        {status === 'undecided' && <Button onClick={declineDevice}>{words.decline}</Button>}
        {(status === 'remembered' || status === 'declined') && (
          <Button onClick={forgetDevice}>{words.forget}</Button>
        )}
      </div>
    </Card>
  );
}
