import type { ReactElement } from 'react';
import { Mark } from '../shell/mark.tsx';

/** Fades in late: a restore that takes a moment shows nothing at all, so nothing flashes. */
export function Splash(): ReactElement {
  return (
    <div className="splash">
      <Mark />
      <h1 className="visually-hidden">Restoring your session</h1>
    </div>
  );
}
