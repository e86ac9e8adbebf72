import type { ReactElement, ReactNode } from 'react';
import { ThemeToggle } from './late-parts.ts';
import { Mark } from './mark.tsx';

export interface FrameProps {
  /** The current step. */
  readonly children?: ReactNode;
  /** The path to the current state of the chart. */
  readonly trail?: ReactNode;
  /** At the end of the side: the button that opens the inspector. */
  readonly tools?: ReactNode;
  /** Above the step, in the same column: the scenario. */
  readonly above?: ReactNode;
  /** Below the step, in the same column. */
  readonly below?: ReactNode;
}

/** The page around the step. */
export function Frame({ children, trail, tools, above, below }: FrameProps): ReactElement {
  return (
    <div className="page">
      {/* No link: the hash of the address names a page of the demo. */}
      <button className="skip" type="button" onClick={() => document.querySelector('main')?.focus()}>
        Skip to the sign-in
      </button>
      <header className="side">
        <div className="side-inner">
          <div className="side-head">
            <a className="brand" href="#/">
              <Mark />
              Latchkey
            </a>
            <ThemeToggle />
          </div>
          {trail}
          <p className="side-foot">
            <a href="#/gallery">Every state at a glance</a>
          </p>
          {tools}
        </div>
      </header>
      <div className="column">
        {above}
        <main className="main" tabIndex={-1}>
          {children}
        </main>
        {below}
      </div>
    </div>
  );
}
