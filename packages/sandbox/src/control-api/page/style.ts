/** The page's style sheet: the system's own colours, light and dark. */
export const style = `
:root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 18%, transparent); --good: #18794e; --bad: #c62a2f; }
@media (prefers-color-scheme: dark) { :root { --good: #4cc38a; --bad: #ff9592; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 84rem; padding: 1.5rem; font: 15px/1.5 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: .5rem 2rem; align-items: baseline; }
h1 { font-size: 1.4rem; margin: 0; }
h2 { font-size: 1.05rem; margin: 0 0 .6rem; }
dl { display: flex; flex-wrap: wrap; gap: .2rem 1.5rem; margin: 0; }
dl div { display: flex; gap: .5rem; }
dt { opacity: .7; }
dd { margin: 0; }
code, pre, td.code { font-family: ui-monospace, monospace; font-size: .92em; }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(30rem, 100%), 1fr)); gap: 1rem; margin-top: 1.5rem; }
section { border: 1px solid var(--line); border-radius: .6rem; padding: 1rem; overflow-x: auto; min-width: 0; }
section.wide { grid-column: 1 / -1; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .3rem .8rem .3rem 0; vertical-align: top; border-top: 1px solid var(--line); }
thead th { border: 0; font-weight: 500; opacity: .7; }
td.code { font-size: 1.05em; letter-spacing: .06em; }
.good { color: var(--good); } .bad { color: var(--bad); }
.quiet { opacity: .7; margin: 0; }
form { display: inline-flex; flex-wrap: wrap; gap: .5rem; align-items: end; }
label { display: grid; gap: .15rem; font-size: .88rem; }
input, select, button { font: inherit; padding: .25rem .6rem; border-radius: .4rem; border: 1px solid var(--line); }
button { cursor: pointer; } input[type=number] { width: 6rem; }
details pre { margin: .4rem 0; white-space: pre-wrap; word-break: break-word; }
[role=status] { min-height: 1.5em; margin: 0; }
`;
