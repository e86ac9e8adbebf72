import type { Devtools } from '@latchkey/devtools/production';
import { Icon, laterIcons } from '@latchkey/ui/parts';
import { type ReactElement, useEffect, useSyncExternalStore } from 'react';
import './room.css';

/** Opens and closes the inspector. `?chart` in the address opens it, too. */
export default function DevtoolsToggle({ devtools }: { readonly devtools: Devtools }): ReactElement {
  const isOpen = useSyncExternalStore(devtools.subscribe, devtools.isOpen);
  useEffect(() => {
    if (new URLSearchParams(location.search).has('chart')) devtools.open();
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
