import { useCountdown } from '@latchkey/react';
import type { ReactElement } from 'react';
import { fill } from '../words/fill.tsx';
import { useMessageWords } from '../words/use-messages.ts';
import { formatDuration } from './format-duration.ts';

/**
 * Shows the time left for a step, in its last minute: earlier it would only cause stress.
 *
 * @param until - epoch milliseconds when the server forgets the step
 */
export function TimeLeft({ until }: { readonly until: number }): ReactElement | null {
  const seconds = useCountdown(until);
  const { timeLeft } = useMessageWords();
  if (seconds > 60) return null;
  return (
    <p className="lk-time" role="timer">
      {fill(timeLeft, { time: formatDuration(seconds) })}
    </p>
  );
}
