import { html } from 'hono/html';
import type { JournalEntry } from '../../controls/journal.ts';
import type { SandboxPool } from '../../sandbox-pool.ts';
import { askingButton, emptyNote, type Html, type PathOf, searchField, timeOf } from './view.ts';

const MOST = 100;

export function journalSection({ journal }: SandboxPool, pathOf: PathOf, search: string): Html {
  const found = search === '' ? journal.entries : journal.entries.filter((entry) => contains(entry, search));
  const rows = found.slice(-MOST).reverse().map(journalRow);
  const more = found.length > MOST ? html`<p class="quiet">The newest ${MOST} of ${found.length}.</p>` : '';
  return html`<section class="wide" aria-labelledby="journal-title">
    <div class="title"><h2 id="journal-title">Journal</h2> ${searchField('journal', 'Search the journal', search)}
      ${askingButton(`DELETE ${pathOf('/journal')}`, 'Clear', 'Delete all entries of the journal?')}</div>
    <div id="journal" data-live>${
      rows.length === 0
        ? emptyNote(
            search === ''
              ? 'Calls to the pool appear here, with their secrets masked.'
              : `Nothing found for “${search}”.`,
          )
        : html`<table>
            <thead><tr><th>Time</th><th>Call</th><th>User</th><th>Result</th></tr></thead>
            <tbody>${rows}</tbody>
          </table>${more}`
    }</div>
  </section>`;
}

// The text of a row, and the request and response behind it, with masked secrets.
function contains(entry: JournalEntry, search: string): boolean {
  return JSON.stringify(entry).toLowerCase().includes(search.toLowerCase());
}

function journalRow(entry: JournalEntry): Html {
  const { id, at, operation, authFlow, answered, username, errorType, origin } = entry;
  const what = authFlow ?? answered;
  const details = JSON.stringify({ origin, request: entry.request, response: entry.response }, null, 2);
  return html`<tr data-key="${id}">
    <td>${timeOf(at)}</td>
    <td>
      <details><summary>${operation}${what === undefined ? '' : html` <code>${what}</code>`}</summary><pre tabindex="0">${details}</pre></details>
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
