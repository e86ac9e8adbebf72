import { html } from 'hono/html';
import type { OutboxMessage } from '../../controls/outbox.ts';
import type { SandboxPool } from '../../sandbox-pool.ts';
import { askingButton, copyButton, emptyNote, type Html, type PathOf, timeOf } from './view.ts';

const MOST = 20;

const PURPOSES: Readonly<Record<OutboxMessage['purpose'], string>> = {
  'sign-up': 'Sign-up',
  resend: 'Sign-up, sent again',
  'forgot-password': 'Forgotten password',
  'verify-attribute': 'New email or phone',
  invitation: 'Invitation',
  mfa: 'Second factor',
  'sign-in': 'Sign-in',
};

export function outboxSection({ outbox }: SandboxPool, pathOf: PathOf): Html {
  const messages = outbox.messages.slice(-MOST).reverse();
  return html`<section aria-labelledby="outbox-title">
    <div class="title"><h2 id="outbox-title">Outbox</h2>
      ${askingButton(`DELETE ${pathOf('/outbox')}`, 'Clear', 'Delete all messages?')}</div>
    <div id="outbox" data-live>${
      messages.length === 0
        ? emptyNote('Codes and invitations arrive here.')
        : html`<table>
            <thead><tr><th>Time</th><th>To</th><th>For</th><th>Code</th></tr></thead>
            <tbody>${messages.map(messageRow)}</tbody>
          </table>`
    }</div>
  </section>`;
}

function messageRow({ id, at, destination, purpose, code, subject, body, medium }: OutboxMessage): Html {
  return html`<tr data-key="${id}">
    <td>${timeOf(at)}</td>
    <td><details><summary>${destination}</summary><p>${medium === 'EMAIL' ? html`<b>${subject}</b><br>` : ''}${body}</p></details></td>
    <td>${PURPOSES[purpose]}</td>
    <td class="code"><code>${code}</code> ${copyButton(code, `the code for ${destination}`)}</td>
  </tr>`;
}
