import { html } from 'hono/html';
import type { SandboxPool } from '../../sandbox-pool.ts';
import type { Html, PathOf } from './view.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const STEPS: readonly [label: string, milliseconds: number][] = [
  ['30 seconds', MINUTE / 2],
  ['3 minutes', 3 * MINUTE],
  ['1 hour', HOUR],
  ['1 day', 24 * HOUR],
  ['30 days', 720 * HOUR],
];

export function clockSection({ clock }: SandboxPool, pathOf: PathOf): Html {
  return html`<section aria-labelledby="clock-title">
    <h2 id="clock-title">Clock</h2>
    <p id="clock" data-live>${new Date(clock.now()).toUTCString()}</p>
    <div class="row"><span>Move on by</span> ${STEPS.map(
      ([label, milliseconds]) => html`<form data-call="POST ${pathOf('/clock/advance')}">
        <input type="hidden" name="milliseconds" data-type="number" value="${milliseconds}"><button class="small">${label}</button>
      </form>`,
    )}</div>
    <p class="quiet">Tokens, codes, sessions and lock-outs of this pool expire by it. Your app's own clock stays.</p>
  </section>`;
}
