import { useCountdown } from '@latchkey/react';
import { type ReactElement, useState } from 'react';
import { fill } from '../words/fill.tsx';
import { useStepWords } from '../words/use-steps.ts';
import { Button } from './button.tsx';
import { formatDuration } from './format-duration.ts';

/** Minimum milliseconds between two codes: long enough for the first one to arrive. */
const PAUSE = 30_000;

export interface ResendProps {
  readonly onResend: () => void;
  /** Whether a code was sent before. */
  readonly hasSent: boolean;
}

/** Requests another code, with a pause in between, so that nobody gets three codes of which only one works. */
export function Resend({ onResend, hasSent }: ResendProps): ReactElement {
  const { resend } = useStepWords();
  const [{ until, times }, setAsked] = useState<{ until: number | null; times: number }>({
    until: null,
    times: 0,
  });
  const left = useCountdown(until);
  return (
    <div className="lk-resend">
      {left > 0 ? (
        <p className="lk-hint">{fill(resend.wait, { time: formatDuration(left) })}</p>
      ) : (
        <Button
          look="quiet"
          onClick={({ currentTarget }) => {
            onResend();
            // The button makes way for the wait, and the code is typed next.
            const form = currentTarget.closest('.lk-step')?.querySelector('form');
            const code = form?.elements.namedItem('code');
            if (code instanceof HTMLElement) code.focus();
            setAsked({ until: Date.now() + PAUSE, times: times + 1 });
          }}
        >
          {hasSent ? resend.again : resend.first}
        </Button>
      )}
      <p className="lk-hidden" role="status">
        {times > 0 && left > 0 ? resend.sent : ''}
      </p>
    </div>
  );
}
