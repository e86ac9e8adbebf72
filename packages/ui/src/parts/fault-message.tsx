import type { Fault, FaultKind } from '@latchkey/auth';
import { useCountdown } from '@latchkey/react';
import { type ReactElement, useEffect, useId, useRef } from 'react';
import { useOptions } from '../options.ts';
import { fillRich } from '../words/fill.tsx';
import { useMessageWords } from '../words/use-messages.ts';
import { describeFault } from './describe-fault.ts';
import { formatDuration } from './format-duration.ts';
import { Icon } from './icon.tsx';
import { laterIcons } from './later-icons.ts';

export interface FaultMessageProps {
  readonly fault: Fault | null;
  /** In place of what the fault itself says. */
  readonly text?: string | undefined;
  /** Nobody asked for what has failed: it is said, but the focus stays where the person works. */
  readonly quiet?: boolean;
  /** The field of the form around that it is about: that takes the focus then, and what was typed is selected. */
  readonly field?: string | null;
}

/** Nothing a person can mend: the code is for whoever they ask. */
const REPORTED: readonly FaultKind[] = ['configuration', 'unexpected', 'server', 'blocked'];

/**
 * Why the last try was refused. Takes the focus when it appears, or gives it to the field that it is about. It is announced once: as
 * the name of what has the focus, or else as a live region, never as both.
 */
export function FaultMessage({
  fault,
  text,
  quiet = false,
  field = null,
}: FaultMessageProps): ReactElement | null {
  const element = useRef<HTMLDivElement>(null);
  const id = useId();
  const words = useMessageWords();
  const { faultCodes = false } = useOptions();
  const wait = useCountdown(fault?.retryAt ?? null);
  const takesFocus = !quiet && field === null;
  useEffect(() => {
    if (fault === null || quiet) return;
    if (takesFocus) {
      element.current?.focus();
      return;
    }
    const control = element.current?.closest('form')?.elements.namedItem(field ?? '');
    if (!(control instanceof HTMLInputElement) || control.hidden) return;
    control.focus();
    // The next key writes over it.
    control.select();
  }, [fault, field, quiet, takesFocus]);

  if (fault === null) return null;
  return (
    <div
      className="lk-fault"
      tabIndex={-1}
      ref={element}
      {...(takesFocus
        ? { role: 'group', 'aria-labelledby': id, 'aria-describedby': wait > 0 ? `${id}-wait` : undefined }
        : { role: quiet ? 'status' : 'alert' })}
    >
      <Icon path={laterIcons.alert} />
      <div>
        <p id={id}>{text ?? describeFault(fault, words)}</p>
        {/* Outside of the announcement: it would be read out every second. */}
        {wait > 0 && (
          <p id={`${id}-wait`} aria-live="off">
            {fillRich(words.retryIn, { time: formatDuration(wait) })}
          </p>
        )}
        {(faultCodes || REPORTED.includes(fault.kind)) && <code>{fault.code}</code>}
      </div>
    </div>
  );
}
