/** The pages' style sheet, with system colours, light and dark. */
const STYLE = `
:root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 25%, transparent); }
a { color: inherit; }
body { background: Canvas; color: CanvasText; margin: 0; min-height: 100vh; display: grid; place-items: center; font: 16px/1.5 system-ui, sans-serif; }
main { width: min(22rem, calc(100vw - 3rem)); padding: 2rem 0; }
h1 { font-size: 1.4rem; margin: 0 0 1rem; }
p { margin: 0 0 1rem; }
label { display: grid; gap: .25rem; font-size: .9rem; }
input, select, button, .button {
  font: inherit; box-sizing: border-box; width: 100%; min-height: 2.75rem; padding: .5rem .75rem;
  border: 1px solid var(--line); border-radius: .4rem;
}
button, .button { background: none; cursor: pointer; display: block; text-align: center; text-decoration: none; color: inherit; }
button.main { background: CanvasText; color: Canvas; }
.quiet { opacity: .8; }
[role=alert]:empty { display: none; }
[role=alert] { border-left: .25rem solid #c62a2f; padding: .25rem .75rem; }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
`;

/** GET /managed-login.css */
export async function style(): Promise<Response> {
  return new Response(STYLE, { headers: { 'content-type': 'text/css; charset=utf-8' } });
}
