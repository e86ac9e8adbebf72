import { AuthSwitch, useAuth } from '@latchkey/react';
import type { ReactElement, ReactNode } from 'react';
import { HasMoved } from '../ui/has-moved.ts';
import { views } from '../views/index.ts';
import { ThemeToggle } from './late-theme-toggle.ts';
import { Mark } from './mark.tsx';
import { Trail } from './trail.tsx';
import { viewTitles } from './view-titles.ts';
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
  const view = useAuth((state) => state.view);
  const busy = useAuth((state) => state.busy);
  return (
    <div className="page">
      <title>{`${viewTitles[view]} · Latchkey demo`}</title>
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
            <AuthSwitch views={views} />
          </HasMoved.Provider>
        </main>
        {below}
      </div>
      <p className="visually-hidden" role="status">
        {busy && view !== 'splash' ? 'One moment' : ''}
      </p>
      {children}
    </div>
  );
}
