// oxlint-disable-next-line typescript/triple-slash-reference -- for projects that check this source, and know no such modules.
/// <reference path="../modules.d.ts" />
/** @jsxImportSource preact */
import { render } from 'preact';
import { Inspector, type InspectorProps } from './inspector.tsx';
import css from './styles/index.css?inline';

/** Shows the panel in a shadow root, with its style sheet. Returns a function that removes both. */
export function showInspector(root: ShadowRoot, props: InspectorProps): () => void {
  // Not with an element: a Content-Security-Policy may forbid those.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
  const place = document.createElement('div');
  root.append(place);
  render(<Inspector {...props} />, place);
  return () => {
    render(null, place);
    place.remove();
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
