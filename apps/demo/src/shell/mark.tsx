import type { ReactElement } from 'react';

/** The logo: a key whose bit is a latch. */
export function Mark(): ReactElement {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="9" />
      <circle cx="12.5" cy="16" r="5.25" />
      <path d="M17.75 16H26M22 16v4.5M26 16v3" />
    </svg>
  );
}
