import type { ReactElement } from 'react';

/** Reserves the height of the scenario bar with one line of text: the content below does not move when it appears. */
export function BarSpace(): ReactElement {
  return <div className="scenario-bar" />;
}
