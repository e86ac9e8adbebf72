import { useCountdown } from '@latchkey/react';
import type { ReactElement } from 'react';
import { formatDuration } from './format-duration.ts';

/** @param until - epoch milliseconds at which the server forgets the step */
export function TimeLeft({ until }: { readonly until: number }): ReactElement {
  const seconds = useCountdown(until);
  return (
    <p className="time-left" data-short={seconds <= 30} role="timer">
      {formatDuration(seconds)} left for this step
    </p>
  );
}
