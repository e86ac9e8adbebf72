import type { EndReason, Notice } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { useMessageWords } from '../words/use-messages.ts';

export interface NoticeMessageProps {
  readonly notice: Notice | null;
  readonly reason?: EndReason | null | undefined;
}

/** Announces a success message once. The focus stays where it is: no action is needed. */
export function NoticeMessage({ notice, reason = null }: NoticeMessageProps): ReactElement | null {
  const { notices, ends } = useMessageWords();
  const text = (notice && notices[notice]) ?? (reason && ends[reason]);
  if (!text) return null;
  return (
    <p className="lk-notice" role="status">
      {text}
    </p>
  );
}
