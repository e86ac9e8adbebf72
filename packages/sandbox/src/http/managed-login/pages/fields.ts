import { html } from 'hono/html';
import type { Contact } from '../../../pool/factors.ts';
import type { Pool } from '../../../pool/pool.ts';
import type { Html } from './shell.ts';

/** A hidden field. */
export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

/** The field for the name that people of the pool sign in with. */
export function usernameField({ settings }: Pool, value: string): Html {
  const { usernameAttributes, aliasAttributes } = settings;
  const names =
    usernameAttributes.length > 0 ? usernameAttributes : ['username' as const, ...aliasAttributes];
  const label = names.map((name) => LABELS[name]).join(' or ');
  const type = names.length === 1 && names[0] === 'email' ? 'email' : 'text';
  return html`<p><label>${capital(label)}
    <input name="username" type="${type}" autocomplete="username" autocapitalize="none" spellcheck="false" required value="${value}">
  </label></p>`;
}

const LABELS = {
  username: 'username',
  email: 'email',
  phone_number: 'phone number',
  preferred_username: 'preferred username',
} as const;

/** The field for a password: the current one, or a new one. */
export function passwordField(
  name: string,
  label: string,
  { isNew = false, isRequired = true }: { isNew?: boolean; isRequired?: boolean } = {},
): Html {
  const autocomplete = isNew ? 'new-password' : 'current-password';
  return html`<p><label>${label}
    <input name="${name}" type="password" autocomplete="${autocomplete}" ${isRequired ? 'required' : ''}>
  </label></p>`;
}

/** The field for a code. */
export function codeField(name: string, label: string): Html {
  return html`<p><label>${label}
    <input name="${name}" inputmode="numeric" autocomplete="one-time-code" required>
  </label></p>`;
}

const TYPES: Readonly<Record<string, string>> = { email: 'email', phone_number: 'tel', birthdate: 'date' };

/** The field for an attribute of a user. */
export function attributeField(name: string, value = ''): Html {
  const label = capital(name.replace(/^custom:/, '').replaceAll('_', ' '));
  return html`<p><label>${label}
    <input name="${ATTRIBUTE_PREFIX}${name}" type="${TYPES[name] ?? 'text'}" required value="${value}">
  </label></p>`;
}

/** Prefix of the field names for attributes, as in the responses to NEW_PASSWORD_REQUIRED. */
export const ATTRIBUTE_PREFIX = 'userAttributes.';

/** Says where a code was sent. */
export function sentTo(contact: Contact, destination: string): string {
  return contact === 'email'
    ? `We sent an email to ${destination}.`
    : `We sent a text message to ${destination}.`;
}

export function mainButton(label: string): Html {
  return html`<p><button class="main">${label}</button></p>`;
}

/** A button that sends its own value, without the fields. */
export function otherButton(name: string, value: string, label: string): Html {
  return html`<p><button name="${name}" value="${value}" formnovalidate>${label}</button></p>`;
}

export function link(href: string, label: string): Html {
  return html`<p><a href="${href}">${label}</a></p>`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
