import { html } from 'hono/html';
import { INJECTED_FAULT_KINDS, type InjectedFault, type InjectedFaultKind } from '../../controls/faults.ts';
import type { SandboxPool } from '../../sandbox-pool.ts';
import type { Html, PathOf } from './view.ts';

const WORDS: Readonly<Record<InjectedFaultKind, string>> = {
  network: 'The connection drops; the pool never sees the call',
  'respond-then-drop': 'The call is carried out; its response is lost',
  throttle: 'TooManyRequestsException',
  server: 'InternalErrorException, status 500',
  error: 'Another exception: name it below',
  latency: 'The response is late',
  hold: 'The response waits until you release it',
};

export function faultsSection({ faults }: SandboxPool, pathOf: PathOf): Html {
  return html`<section aria-labelledby="faults-title">
    <h2 id="faults-title">Faults</h2>
    <form data-call="POST ${pathOf('/faults')}" class="fields">
      <label>What happens <select name="kind">${INJECTED_FAULT_KINDS.map(
        (kind) => html`<option value="${kind}">${WORDS[kind]}</option>`,
      )}</select></label>
      <label>Operation <input name="operation" placeholder="every" list="operations"></label>
      <label>Calls <input type="number" name="times" min="1" placeholder="all"></label>
      <label>Late by (ms) <input type="number" name="milliseconds" min="0"></label>
      <label>Exception <input name="type" placeholder="LimitExceededException"></label>
      <label>Message <input name="message"></label>
      <button>Add fault</button>
    </form>
    <datalist id="operations">${OPERATIONS.map((name) => html`<option value="${name}"></option>`)}</datalist>
    <ul id="faults" data-live>${faults.active.map((fault) => activeFault(fault, pathOf))}</ul>
  </section>`;
}

const OPERATIONS = [
  'InitiateAuth',
  'RespondToAuthChallenge',
  'GetTokensFromRefreshToken',
  'RevokeToken',
  'GetUser',
  'SignUp',
  'ConfirmSignUp',
  'ForgotPassword',
  'ConfirmDevice',
  '/oauth2/token',
];

function activeFault({ id, rule, hits }: InjectedFault, pathOf: PathOf): Html {
  const calls = rule.times === undefined ? `${hits} calls` : `${hits} of ${rule.times} calls`;
  return html`<li data-key="${id}">
    <form data-call="DELETE ${pathOf(`/faults/${id}`)}">
      <code>${rule.kind}</code> on ${rule.operation ?? 'every operation'}, ${calls} so far
      <button class="small">${rule.kind === 'hold' ? 'Release' : 'Remove'}</button>
    </form>
  </li>`;
}
