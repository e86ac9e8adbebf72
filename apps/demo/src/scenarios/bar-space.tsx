import type { ReactElement } from 'react';

/** Where the scenario bar will be, as high as it is with one line of text: what is below does not move when it comes. */
export function BarSpace(): ReactElement {
  return <div className="scenario-bar" />;
}
