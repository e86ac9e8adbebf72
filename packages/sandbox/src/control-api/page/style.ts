/** The page's style sheet, with system colours, light and dark. */
export const style = `
:root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 20%, transparent); --quiet: color-mix(in srgb, CanvasText 72%, Canvas);
  --good: #0f6b46; --bad: #b3202a; --soft: color-mix(in srgb, CanvasText 5%, Canvas); --accent: #3d4fd1; }
@media (prefers-color-scheme: dark) { :root { --good: #4cc38a; --bad: #ff9592; --accent: #a5b0ff; } }
* { box-sizing: border-box; }
html { background: Canvas; color: CanvasText; }
body { margin: 0 auto; max-width: 88rem; padding: 1rem 1.5rem 3rem; font: 15px/1.5 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; }
h1 { font-size: 1.25rem; margin: 0; }
h2 { font-size: 1.05rem; margin: 0; scroll-margin-top: 1rem; }
nav { display: flex; flex-wrap: wrap; gap: .2rem 1rem; margin-right: auto; }
a { color: var(--accent); }
dl { flex-basis: 100%; display: flex; flex-wrap: wrap; gap: .4rem 2rem; margin: 0; padding: .8rem 1rem; background: var(--soft); border-radius: .6rem; }
dl div { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
code, pre { font-family: ui-monospace, monospace; font-size: .92em; }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(30rem, 100%), 1fr)); gap: 1rem; margin-top: 1rem; }
section { border: 1px solid var(--line); border-radius: .6rem; padding: 1rem; overflow-x: auto; min-width: 0; }
section.wide { grid-column: 1 / -1; }
.title, .row { display: flex; flex-wrap: wrap; gap: .4rem .8rem; align-items: center; }
.title h2 { margin-right: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .4rem .8rem .4rem 0; vertical-align: top; border-top: 1px solid var(--line); overflow-wrap: break-word; }
td > div { overflow-wrap: anywhere; min-width: 11rem; } td > .row, td > .quiet { min-width: 0; }
summary { white-space: nowrap; }
thead th { border: 0; font-weight: 500; color: var(--quiet); white-space: nowrap; }
td:first-child { min-width: 5rem; }
td.code { white-space: nowrap; } td.code code { font-size: 1.15rem; letter-spacing: .08em; }
.good { color: var(--good); } .bad { color: var(--bad); }
.quiet { color: var(--quiet); margin: 0; }
form { display: inline-flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin: 0; }
form.fields label:has(select[name=kind]) { grid-column: 1 / -1; }
form.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr)); width: 100%; }
details > form.fields { margin-top: .6rem; min-width: min(34rem, 78vw); padding: .8rem; background: var(--soft); border-radius: .5rem; }
label { display: grid; gap: .15rem; font-size: .88rem; }
label.check, label.search { display: flex; gap: .5rem; align-items: center; }
input, select, button { font: inherit; padding: .35rem .65rem; border-radius: .4rem; border: 1px solid color-mix(in srgb, CanvasText 55%, transparent); max-width: 100%; min-width: 0; }
button { cursor: pointer; } button.small { padding: .1rem .55rem; font-size: .85rem; min-height: 1.75rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
summary { cursor: pointer; }
details pre { margin: .4rem 0; white-space: pre-wrap; word-break: break-word; max-height: 24rem; overflow: auto; }
ul { list-style: none; margin: 0; padding: 0; }
section > * + * { margin-top: .7rem; }
::placeholder { color: var(--quiet); opacity: 1; }
[role=status] { min-height: 1.5em; margin: .3rem 0; }
@media (max-width: 45rem) {
  body { padding: .8rem .8rem 3rem; }
  thead { display: none; }
  tr { display: block; padding: .6rem 0; border-top: 1px solid var(--line); } td { display: block; border: 0; padding: .1rem 0; }
  td.code { white-space: normal; } td:empty { display: none; }
  details > form.fields { min-width: 0; }
}
dialog { border: 1px solid var(--line); border-radius: .6rem; max-width: 28rem; } dialog::backdrop { background: rgb(0 0 0 / .4); }
dialog form { display: block; } dialog .row { justify-content: end; }
`;
