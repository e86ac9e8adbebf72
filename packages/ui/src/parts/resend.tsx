import { useCountdown } from '@latchkey/react';
import { type ReactElement, useState } from 'react';
import { fill } from '../words/fill.tsx';
import { useStepWords } from '../words/use-steps.ts';
import { Button } from './button.tsx';
import { formatDuration } from './format-duration.ts';

/** Milliseconds from one code to the next: long enough for the first one to arrive. */
const PAUSE = 30_000;

export interface ResendProps {
  readonly onResend: () => void;
  /** Whether a code was sent before. */
  readonly hasSent: boolean;
}

/** Asks for another code, with a pause in between, so that nobody waits for three codes of which one is right. */
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
          onClick={() => {
            onResend();
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
