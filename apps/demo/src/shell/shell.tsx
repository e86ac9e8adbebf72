import { Views } from '@latchkey/ui';
import { Busy, HasMoved } from '@latchkey/ui/parts';
import type { ReactElement, ReactNode } from 'react';
import { views } from '../views/index.ts';
import { TabTitle, ThemeToggle, Trail } from './late-parts.ts';
import { Mark } from './mark.tsx';
import type { ViewTrail } from './view-trail.ts';

interface ShellProps {
  readonly trail: ViewTrail;
  /** At the end of the side: what opens the inspector. */
  readonly tools?: ReactNode;
  /** Over the step, in the same column: the scenario that is played. */
  readonly above?: ReactNode;
  /** Under the step, in the same column. */
  readonly below?: ReactNode;
  /** What the demo adds around the product: the messages of the sandbox. */
  readonly children?: ReactNode;
}

/** The page around the views: who we are, where in the chart we are, and the step itself. */
export function Shell({ trail, tools, above, below, children }: ShellProps): ReactElement {
  return (
    <div className="page">
      <TabTitle />
      <header className="side">
        <div className="side-inner">
          <div className="side-head">
            <a className="brand" href="#/">
              <Mark />
              Latchkey
            </a>
            <ThemeToggle />
          </div>
          <Trail trail={trail} />
          <p className="side-foot">
            <a href="#/gallery">Every state at a glance</a>
          </p>
          {tools}
        </div>
      </header>
      <div className="column">
        {above}
        <main className="main">
          <HasMoved.Provider value={trail.hasMoved}>
            <Views views={views} />
          </HasMoved.Provider>
        </main>
        {below}
      </div>
      <Busy />
      {children}
    </div>
  );
}
