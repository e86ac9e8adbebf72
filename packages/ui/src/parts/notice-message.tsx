import type { EndReason, Notice } from '@latchkey/auth';
import type { ReactElement } from 'react';

const NOTICES: Readonly<Record<Notice, string>> = {
  passwordChanged: 'Your password is changed. Sign in with the new one.',
  confirmed: 'Your account is confirmed. You can sign in now.',
  signedOutHereOnly:
    'You are signed out in this browser. The server could not be reached: the rest follows when it can.',
};

const REASONS: Readonly<Record<EndReason, string>> = {
  signOut: 'You are signed out.',
  expired: 'Your session has ended. Sign in again to go on.',
  elsewhere: 'You signed out in another tab.',
  deleted: 'Your account is deleted.',
};

export interface NoticeMessageProps {
  readonly notice: Notice | null;
  readonly reason?: EndReason | null;
}

/** What has happened, said once. The focus stays where it is: there is nothing to do about it. */
export function NoticeMessage({ notice, reason = null }: NoticeMessageProps): ReactElement | null {
  const text = (notice && NOTICES[notice]) ?? (reason && REASONS[reason]);
  if (!text) return null;
  return (
    <p className="notice" role="status">
      {text}
    </p>
  );
}
