/** The button in a corner of the page that opens the panel. */
export interface Launcher {
  readonly setOpen: (isOpen: boolean) => void;
  /** Shows that the panel did not load. */
  readonly fail: () => void;
  readonly focus: () => void;
}

const css = `
.launcher {
  position: fixed;
  z-index: 2147483000;
  inset-block-end: 12px;
  inset-inline-start: 12px;
  display: flex;
  align-items: center;
  gap: 8px;
  min-height: 36px;
  padding: 4px 12px 4px 6px;
  border: 1px solid #6f7588;
  border-radius: 18px;
  background: #171a24;
  color: #f4f1ea;
  font: 500 13px/1.2 system-ui, sans-serif;
  cursor: pointer;
}
.launcher:hover { background: #2c3142; }
.launcher:focus-visible { outline: 3px solid #e2b04a; outline-offset: 2px; }
.launcher[hidden] { display: none; }
.launcher svg { width: 24px; height: 24px; fill: none; stroke: #171a24; stroke-width: 2.4; stroke-linecap: round; }
.launcher circle:first-child { fill: #e2b04a; stroke: none; }
`;

const svg = 'http://www.w3.org/2000/svg';

export function createLauncher(root: ShadowRoot, onOpen: () => void): Launcher {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);

  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'launcher';
  button.setAttribute('aria-label', 'Open the Latchkey devtools');
  const label = document.createElement('span');
  label.textContent = 'Latchkey';
  button.append(mark(), label);
  button.addEventListener('click', onOpen);
  root.append(button);
  return {
    setOpen(isOpen) {
      button.hidden = isOpen;
    },
    fail() {
      label.textContent = 'Did not load. Try again';
      button.setAttribute('aria-label', 'The Latchkey devtools did not load. Try again');
    },
    focus: () => button.focus(),
  };
}

/** Built element by element: a page with Trusted Types does not allow `innerHTML`. */
function mark(): SVGSVGElement {
  const drawing = document.createElementNS(svg, 'svg');
  drawing.setAttribute('viewBox', '0 0 24 24');
  drawing.setAttribute('aria-hidden', 'true');
  const circle = (r: string, cy: string) => {
    const shape = document.createElementNS(svg, 'circle');
    for (const [name, value] of Object.entries({ cx: '12', cy, r })) shape.setAttribute(name, value);
    return shape;
  };
  const key = document.createElementNS(svg, 'path');
  key.setAttribute('d', 'M12 12v6m0-3h3');
  drawing.append(circle('12', '12'), circle('3', '8.5'), key);
  return drawing;
}
