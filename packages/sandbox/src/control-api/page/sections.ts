import { html } from 'hono/html';
import { INJECTED_FAULT_KINDS } from '../../controls/faults.ts';
import type { JournalEntry } from '../../controls/journal.ts';
import type { UserView } from '../../pool/user-view.ts';
import type { SandboxPool } from '../../sandbox-pool.ts';

type Html = ReturnType<typeof html>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const STEPS: readonly [string, number][] = [
  ['+ 30 s', MINUTE / 2],
  ['+ 3 min', 3 * MINUTE],
  ['+ 1 h', HOUR],
  ['+ 1 day', 24 * HOUR],
  ['+ 30 days', 720 * HOUR],
];
const JOURNAL_LENGTH = 100;
const OUTBOX_LENGTH = 20;
// The page has no fields for the exception of an `error`.
const FAULT_KINDS = INJECTED_FAULT_KINDS.filter((kind) => kind !== 'error');

/** Where a pool's part of the control API is. */
export type PathOf = (path: string) => string;

export function outboxSection({ outbox }: SandboxPool): Html {
  const messages = outbox.messages.slice(-OUTBOX_LENGTH).reverse();
  const rows = messages.map(
    ({ at, destination, purpose, code }) => html`<tr>
      <td>${time(at)}</td><td>${destination}</td><td>${purpose}</td><td class="code">${code}</td>
    </tr>`,
  );
  return html`<section id="outbox" data-live>
    <h2>Outbox</h2>
    ${
      rows.length === 0
        ? html`<p class="quiet">Codes and invitations arrive here.</p>`
        : html`<table><thead><tr><th>Time</th><th>To</th><th>For</th><th>Code</th></tr></thead><tbody>${rows}</tbody></table>`
    }
  </section>`;
}

export function clockSection({ clock }: SandboxPool, pathOf: PathOf): Html {
  return html`<section id="clock" data-live>
    <h2>Clock</h2>
    <p>${new Date(clock.now()).toUTCString()}</p>
    ${STEPS.map(
      ([label, milliseconds]) => html`<form data-call="POST ${pathOf('/clock/advance')}">
        <input type="hidden" name="milliseconds" value="${milliseconds}"><button>${label}</button>
      </form> `,
    )}
  </section>`;
}

export function faultsSection({ faults }: SandboxPool, pathOf: PathOf): Html {
  const active = faults.active.map(
    ({ id, rule, hits }) => html`<li>
      <form data-call="DELETE ${pathOf(`/faults/${id}`)}">
        ${rule.kind} on ${rule.operation ?? 'every operation'}, ${hits} of ${rule.times ?? 'all'} calls struck
        <button>${rule.kind === 'hold' ? 'Release' : 'Remove'}</button>
      </form>
    </li>`,
  );
  return html`<section>
    <h2>Faults</h2>
    <form data-call="POST ${pathOf('/faults')}">
      <label>Kind <select name="kind">${FAULT_KINDS.map((kind) => html`<option>${kind}</option>`)}</select></label>
      <label>Operation <input type="text" name="operation" placeholder="every"></label>
      <label>Times <input type="number" name="times" min="1" placeholder="all"></label>
      <label>Milliseconds <input type="number" name="milliseconds" min="0"></label>
      <button>Add</button>
    </form>
    <ul id="faults" data-live>${active}</ul>
  </section>`;
}

export function usersSection({ users }: SandboxPool, pathOf: PathOf): Html {
  return html`<section id="users" class="wide" data-live>
    <h2>Users</h2>
    <table>
      <thead><tr><th>Username</th><th>Status</th><th>Attributes</th><th>Factors</th><th>Devices</th><th>Sign-ins</th></tr></thead>
      <tbody>${users.all().map((user) => userRow(user, pathOf))}</tbody>
    </table>
  </section>`;
}

function userRow(user: UserView, pathOf: PathOf): Html {
  const path = `/users/${encodeURIComponent(user.username)}`;
  const { sub: _, ...attributes } = user.attributes;
  const factors = [...user.mfa, ...user.passkeys.map(() => 'passkey')];
  return html`<tr>
    <td>${user.username}</td>
    <td>${user.status}${user.enabled ? '' : ', disabled'}</td>
    <td>${Object.entries(attributes).map(([name, value]) => html`<div>${name}: ${value}</div>`)}</td>
    <td>${factors.join(', ')}</td>
    <td>${user.devices.map(
      ({
        deviceKey,
        name,
        remembered,
        confirmed,
      }) => html`<form data-call="DELETE ${pathOf(`${path}/devices/${deviceKey}`)}">
        <span title="${deviceKey}">${name ?? 'device'}: ${deviceState(confirmed, remembered)}</span> <button>Forget</button>
      </form>`,
    )}</td>
    <td>${user.sessions} <form data-call="POST ${pathOf(`${path}/sign-out`)}"><button>Sign out</button></form></td>
  </tr>`;
}

function deviceState(confirmed: boolean, remembered: boolean): string {
  if (remembered) return 'remembered';
  return confirmed ? 'confirmed' : 'not confirmed';
}

export function journalSection({ journal }: SandboxPool): Html {
  const rows = journal.entries.slice(-JOURNAL_LENGTH).reverse().map(journalRow);
  return html`<section id="journal" class="wide" data-live>
    <h2>Journal</h2>
    ${
      rows.length === 0
        ? html`<p class="quiet">Calls to the pool appear here, with their secrets masked.</p>`
        : html`<table>
            <thead><tr><th>Time</th><th>Call</th><th>User</th><th>Result</th></tr></thead>
            <tbody>${rows}</tbody>
          </table>`
    }
  </section>`;
}

function journalRow(entry: JournalEntry): Html {
  const { at, operation, authFlow, answered, username, errorType } = entry;
  const what = authFlow ?? answered;
  const details = JSON.stringify({ request: entry.request, response: entry.response }, null, 2);
  return html`<tr>
    <td>${time(at)}</td>
    <td>
      <details><summary>${operation}${what === undefined ? '' : html` <code>${what}</code>`}</summary><pre>${details}</pre></details>
    </td>
    <td>${username ?? ''}</td>
    <td class="${errorType === undefined && entry.status === 200 ? 'good' : 'bad'}">${result(entry)}</td>
  </tr>`;
}

function result({ status, errorType, errorMessage, challengeName, fault }: JournalEntry): string {
  const injected = fault === undefined ? '' : ` (fault: ${fault})`;
  if (errorType !== undefined) return `${errorType}: ${errorMessage ?? ''}${injected}`;
  if (status === 0) return `no answer${injected}`;
  return `${challengeName === undefined ? 'ok' : `asks ${challengeName}`}${injected}`;
}

function time(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}
