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
  /** Replaces the text of the fault. */
  readonly text?: string | undefined;
  /** For failures that the person did not cause: announced, but the focus stays where it is. */
  readonly quiet?: boolean | undefined;
  /** The field of the surrounding form that caused the fault: it gets the focus, and its text is selected. */
  readonly field?: string | null | undefined;
}

/** Faults that a person cannot fix: the code is for the people they ask. */
const REPORTED: readonly FaultKind[] = ['configuration', 'unexpected', 'server', 'blocked'];

/**
 * Shows why the last attempt was refused. Takes the focus when it appears, or moves it to the field at fault. It is announced
 * once: as the name of the focused element, or else as a live region, never as both.
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
    // The next key replaces it.
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
