import type { Devtools } from '@latchkey/devtools/production';
import { Icon, laterIcons } from '@latchkey/ui/parts';
import { type ReactElement, useEffect, useSyncExternalStore } from 'react';
import { localItems } from '../local-items.ts';
import './room.css';

const KEY = 'latchkey-demo:was-here';

/** Whether this is the first visit, in a browser that can remember it. */
function isFirstVisit(): boolean {
  if (localItems === null || localItems.getItem(KEY) !== null) return false;
  localItems.setItem(KEY, 'yes');
  return true;
}

/** Opens and closes the inspector. It is open on a first visit, if there is room, and if the URL has `?chart`. */
export default function DevtoolsToggle({ devtools }: { readonly devtools: Devtools }): ReactElement {
  const isOpen = useSyncExternalStore(devtools.subscribe, devtools.isOpen);
  useEffect(() => {
    const isAsked = new URLSearchParams(location.search).has('chart');
    const isNew = isFirstVisit() && matchMedia('(width >= 100rem)').matches;
    if (isAsked || isNew) devtools.open();
  }, [devtools]);
  return (
    <button
      className="icon-button chart-toggle"
      type="button"
      aria-expanded={isOpen}
      onClick={() => (isOpen ? devtools.close() : devtools.open())}
    >
      <Icon path={laterIcons.chart} />
      <span>Watch the chart</span>
    </button>
  );
}
