import { html } from 'hono/html';
import { OWN_USER_STATUSES } from '../../pool/user.ts';
import type { DeviceView, UserView } from '../../pool/user-view.ts';
import type { SandboxPool } from '../../sandbox-pool.ts';
import { askingButton, copyButton, emptyNote, type Html, type PathOf, searchField } from './view.ts';

const MOST = 50;

export function usersSection({ users }: SandboxPool, pathOf: PathOf, search: string): Html {
  const found = users.search(search, MOST);
  const count =
    users.count > found.length ? `${found.length} of ${users.count} users` : `${users.count} users`;
  return html`<section class="wide" aria-labelledby="users-title">
    <div class="title"><h2 id="users-title">Users</h2> ${searchField('users', 'Search users', search)}</div>
    <details class="add"><summary>Add a user</summary>${addForm(pathOf)}</details>
    <div id="users" data-live>${
      found.length === 0
        ? emptyNote(search === '' ? 'No users yet.' : `Nobody found for “${search}”.`)
        : html`<table>
            <thead><tr><th>Username</th><th>Status</th><th>Attributes</th><th>Factors</th><th>Devices</th><th>Sign-ins</th></tr></thead>
            <tbody>${found.map((user) => userRow(user, pathOf))}</tbody>
          </table><p class="quiet">${count}</p>`
    }</div>
  </section>`;
}

function addForm(pathOf: PathOf): Html {
  return html`<form data-call="POST ${pathOf('/users')}" data-done="Added." class="fields">
    <label>Username or email <input name="username" required autocomplete="off"></label>
    <label>Password <input name="password" autocomplete="off" placeholder="none"></label>
    <label>Email <input name="attributes.email" type="email" autocomplete="off"></label>
    <label>Phone <input name="attributes.phone_number" placeholder="+15555550100" autocomplete="off"></label>
    <label>Groups <input name="groups" data-type="list" placeholder="admins, staff"></label>
    ${statusField('CONFIRMED')}
    <button>Add</button>
  </form>`;
}

function statusField(selected: string): Html {
  return html`<label>Status <select name="status">${OWN_USER_STATUSES.map(
    (status) => html`<option ${status === selected ? 'selected' : ''}>${status}</option>`,
  )}</select></label>`;
}

function userRow(user: UserView, pathOf: PathOf): Html {
  const path = pathOf(`/users/${encodeURIComponent(user.username)}`);
  const factors = [...user.mfa, ...user.passkeys.map(() => 'passkey')];
  const shown = Object.entries(user.attributes).filter(([name]) => name !== 'sub');
  return html`<tr data-key="${user.username}">
    <td>${user.username} ${copyButton(user.username, `the username ${user.username}`)}
      <details><summary>Edit</summary>${editForm(user, path)}
        <p class="row">${askingButton(`DELETE ${path}`, 'Delete user', `Delete ${user.username}, with all devices and sign-ins?`)}</p>
      </details></td>
    <td>${user.status}${user.enabled ? '' : ', disabled'}${user.groups.length > 0 ? html`<div class="quiet">${user.groups.join(', ')}</div>` : ''}</td>
    <td>${shown.map(([name, value]) => html`<div>${name}: ${value}</div>`)}</td>
    <td>${factors.join(', ')}${user.hasPassword ? '' : html`<div class="quiet">no password</div>`}</td>
    <td>${user.devices.map((device) => deviceItem(device, user, path))}</td>
    <td>${user.sessions} ${user.sessions === 0 ? '' : askingButton(`POST ${path}/sign-out`, 'Sign out', `End all sign-ins of ${user.username}?`)}</td>
  </tr>`;
}

function editForm({ attributes, groups, status, enabled }: UserView, path: string): Html {
  const names = Object.keys(attributes).filter((name) => !['sub', 'identities'].includes(name));
  return html`<form data-call="PATCH ${path}" data-done="Saved." class="fields">
    ${names.map((name) => html`<label>${name} <input name="attributes.${name}" value="${attributes[name] ?? ''}" data-keep></label>`)}
    <label>New attribute <input name="+name" placeholder="custom:plan"></label>
    <label>Its value <input name="+value"></label>
    <label>New password <input name="password" autocomplete="off"></label>
    <label>Groups <input name="groups" data-type="list" value="${groups.join(', ')}" data-keep></label>
    ${statusField(status)}
    <label class="check"><input type="checkbox" name="enabled" ${enabled ? 'checked' : ''}> Enabled</label>
    <button>Save</button>
  </form>`;
}

function deviceItem(
  { deviceKey, name, confirmed, remembered }: DeviceView,
  user: UserView,
  path: string,
): Html {
  const label = name ?? 'device';
  const question = `Delete the device ${label} of ${user.username}? The app is not notified.`;
  return html`<div class="row"><span title="${deviceKey}">${label}: ${deviceState(confirmed, remembered)}</span>
    ${askingButton(`DELETE ${path}/devices/${deviceKey}`, 'Forget', question)}</div>`;
}

function deviceState(confirmed: boolean, remembered: boolean): string {
  if (remembered) return 'remembered';
  return confirmed ? 'confirmed' : 'not confirmed';
}
