import type { DockSide } from '../dock-settings.ts';

/** Shrinks the page to the space beside the panel; an app can do better with `data-latchkey-dock` and `--latchkey-dock`. */
const css = `
:root[data-latchkey-dock="right"] body { padding-inline-end: var(--latchkey-dock); }
:root[data-latchkey-dock="bottom"] body { padding-block-end: var(--latchkey-dock); }
:root[data-latchkey-dock="bottom"] { scroll-padding-block-end: var(--latchkey-dock); }
`;

let sheet: CSSStyleSheet | undefined;

/** Makes room on the page for the panel, `size` percent of the window. Returns a function that undoes it. */
export function makeRoom(side: DockSide, size: number): () => void {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }
  const { dataset, style } = document.documentElement;
  dataset.latchkeyDock = side;
  style.setProperty('--latchkey-dock', `${size}${side === 'right' ? 'vw' : 'dvh'}`);
  return () => {
    delete dataset.latchkeyDock;
    style.removeProperty('--latchkey-dock');
  };
}
