import type { DockSide } from '../dock-settings.ts';

/** The page gets what the panel leaves; an app can do better by `data-latchkey-dock` and `--latchkey-dock`. */
const css = `
:root[data-latchkey-dock="right"] body { padding-inline-end: var(--latchkey-dock); }
:root[data-latchkey-dock="bottom"] body { padding-block-end: var(--latchkey-dock); }
:root[data-latchkey-dock="bottom"] { scroll-padding-block-end: var(--latchkey-dock); }
`;

let sheet: CSSStyleSheet | undefined;

/** Makes room on the page for the panel, `size` percent of the window. Gives what takes it back. */
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
