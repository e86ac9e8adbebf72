import { useAuth } from '@latchkey/react';
import type { ReactElement } from 'react';
import { viewTitles } from './view-titles.ts';

/** Names the browser tab after the view. */
export function TabTitle(): ReactElement {
  const view = useAuth((state) => state.view);
  return <title>{`${viewTitles[view]} · Latchkey demo`}</title>;
}
