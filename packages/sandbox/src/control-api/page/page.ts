import { html } from 'hono/html';
import type { Sandbox } from '../../sandbox.ts';
import type { SandboxPool } from '../../sandbox-pool.ts';
import {
  clockSection,
  faultsSection,
  journalSection,
  outboxSection,
  type PathOf,
  usersSection,
} from './sections.ts';

/** The control page of a pool, for a developer whose sign-in does not work. */
export function page(sandbox: Sandbox, pool: SandboxPool, base: string): ReturnType<typeof html> {
  const pathOf: PathOf = (path) => `${base}/pools/${pool.userPoolId}${path}`;
  const options = [...sandbox.pools.keys()].map(
    (id) => html`<option ${id === pool.userPoolId ? 'selected' : ''}>${id}</option>`,
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Latchkey sandbox</title>
        <link rel="stylesheet" href="${base}/page.css">
        <script type="module" src="${base}/page.js"></script>
      </head>
      <body>
        <header>
          <h1>Latchkey sandbox</h1>
          <dl>
            <div><dt><label for="pool">Pool</label></dt><dd><select id="pool" data-pool>${options}</select></dd></div>
            <div><dt>Client</dt><dd><code>${pool.clientId}</code></dd></div>
            <div><dt>Endpoint</dt><dd><code>${sandbox.endpoint}</code></dd></div>
          </dl>
          <form data-call="POST ${pathOf('/reset')}"><button>Reset the pool</button></form>
        </header>
        <p role="status"></p>
        <main>
          ${outboxSection(pool)} ${clockSection(pool, pathOf)} ${journalSection(pool)} ${usersSection(pool, pathOf)}
          ${faultsSection(pool, pathOf)}
        </main>
      </body>
    </html>`;
}
