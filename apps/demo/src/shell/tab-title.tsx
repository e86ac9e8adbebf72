import { useAuth } from '@latchkey/react';
import type { ReactElement } from 'react';
import { viewTitles } from './view-titles.ts';

/** Names the tab of the browser by the view. */
export function TabTitle(): ReactElement {
  const view = useAuth((state) => state.view);
  return <title>{`${viewTitles[view]} · Latchkey demo`}</title>;
}
