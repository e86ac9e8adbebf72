import type { Fault } from '@latchkey/auth';
import { useCountdown } from '@latchkey/react';
import { type ReactElement, useEffect, useRef } from 'react';
import { describeFault } from './describe-fault.ts';
import { formatDuration } from './format-duration.ts';
import { Icon } from './icon.tsx';
import { laterIcons } from './later-icons.ts';

export interface FaultMessageProps {
  readonly fault: Fault | null;
  /** Nobody asked for what has failed: it is told, but the focus stays where the person works. */
  readonly quiet?: boolean;
}

/** Why the last try was refused. Takes the focus when it appears, so that it is read and seen first. */
export function FaultMessage({ fault, quiet = false }: FaultMessageProps): ReactElement | null {
  const element = useRef<HTMLDivElement>(null);
  const wait = useCountdown(fault?.retryAt ?? null);
  useEffect(() => {
    if (fault !== null && !quiet) element.current?.focus();
  }, [fault, quiet]);

  if (fault === null) return null;
  return (
    <div className="fault" role={quiet ? 'status' : 'alert'} tabIndex={-1} ref={element}>
      <Icon path={laterIcons.alert} />
      <div>
        <p>{describeFault(fault)}</p>
        {/* Outside of the announcement: it would be read out every second. */}
        {wait > 0 && (
          <p aria-live="off">
            Try again in <span className="digits">{formatDuration(wait)}</span>.
          </p>
        )}
        <code>{fault.code}</code>
      </div>
    </div>
  );
}
