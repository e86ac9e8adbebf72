import { html } from 'hono/html';
import type { Sandbox } from '../../sandbox.ts';
import type { SandboxPool } from '../../sandbox-pool.ts';
import { clockSection } from './clock-section.ts';
import { faultsSection } from './faults-section.ts';
import { journalSection } from './journal-section.ts';
import { outboxSection } from './outbox-section.ts';
import { usersSection } from './users-section.ts';
import { askingButton, copyButton, type Html, type PageQuery, type PathOf } from './view.ts';

/** The control page of a pool, for a developer whose sign-in does not work. */
export function page(sandbox: Sandbox, pool: SandboxPool, base: string, query: PageQuery): Html {
  const pathOf: PathOf = (path) => `${base}/pools/${pool.userPoolId}${path}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>${pool.name} – Latchkey sandbox</title>
        <link rel="stylesheet" href="${base}/page.css">
        <script type="module" src="${base}/page.js"></script>
      </head>
      <body>
        <header>
          <h1>Latchkey sandbox</h1>
          <nav aria-label="Sections">${['Outbox', 'Clock', 'Journal', 'Users', 'Faults'].map(
            (name) => html`<a href="#${name.toLowerCase()}-title">${name}</a> `,
          )}</nav>
          ${askingButton(`POST ${pathOf('/reset')}`, 'Reset the pool', 'Restore the state that the pool was created with? Users who signed up are deleted.')}
          ${facts(sandbox, pool)}
        </header>
        <p role="status"></p>
        <main>
          ${outboxSection(pool, pathOf)} ${clockSection(pool, pathOf)} ${journalSection(pool, pathOf, query.journal)}
          ${usersSection(pool, pathOf, query.users)} ${faultsSection(pool, pathOf)}
        </main>
        <dialog aria-labelledby="question">
          <form method="dialog"><p id="question"></p>
            <div class="row"><button value="no">Cancel</button> <button value="yes">Yes</button></div></form>
        </dialog>
      </body>
    </html>`;
}

function facts(sandbox: Sandbox, pool: SandboxPool): Html {
  return html`<dl>
    <div><dt><label for="pool">Pool</label></dt><dd><select id="pool" data-pool>${[
      ...sandbox.pools.values(),
    ].map(
      ({ userPoolId, name }) =>
        html`<option value="${userPoolId}" ${userPoolId === pool.userPoolId ? 'selected' : ''}>${name} (${userPoolId})</option>`,
    )}</select> ${copyButton(pool.userPoolId, 'the pool id')}</dd></div>
    <div><dt>Client</dt><dd><code>${pool.clientId}</code> ${copyButton(pool.clientId, 'the client id')}</dd></div>
    <div><dt>Endpoint</dt><dd><code>${sandbox.endpoint}</code> ${copyButton(sandbox.endpoint, 'the endpoint')}</dd></div>
    <div><dt>App</dt><dd id="app" data-live>${appLinks(pool)}</dd></div>
  </dl>`;
}

/** Links to the pages that have called the pool: the way back to the app. */
function appLinks({ journal }: SandboxPool): Html | readonly Html[] {
  const origins = new Set(
    journal.entries.flatMap(({ origin = '' }) => (/^https?:/.test(origin) ? origin : [])),
  );
  if (origins.size === 0) return html`<span class="quiet">has not called yet</span>`;
  return [...origins].map((origin) => html`<a href="${origin}" data-key="${origin}">${origin}</a> `);
}
