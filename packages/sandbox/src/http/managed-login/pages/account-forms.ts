import { html } from 'hono/html';
import { codeField, hidden, link, mainButton, otherButton, passwordField, usernameField } from './fields.ts';
import type { Visit } from './form-page.ts';
import { form, type Html, shell } from './shell.ts';

interface Shown {
  readonly username?: string;
  readonly alert?: string;
  readonly note?: string;
}

/** The page for the code of a sign-up. With a Session of the sign-up, the person is signed in afterwards. */
export function confirmationPage(
  visit: Visit,
  { username = '', session = '', ...messages }: Shown & { readonly session?: string },
): Html {
  const content = html`
    ${hidden('session', session)}
    ${nameOf(visit, username)}
    ${codeField('code', 'Code')}
    ${mainButton('Confirm')}
    ${otherButton('resend', '1', 'Send another code')}`;
  return page(visit, 'Confirm your account', '/confirm', content, messages);
}

/** The page that sends a code for a password reset. */
export function forgotPage(visit: Visit, { username = '', ...messages }: Shown): Html {
  const content = html`${usernameField(visit.call.pool, username)} ${mainButton('Send a code')}`;
  return page(visit, 'Forgot your password?', '/forgotPassword', content, messages);
}

/** The page that resets a password. */
export function resetPage(visit: Visit, { username = '', ...messages }: Shown): Html {
  const content = html`
    ${nameOf(visit, username)}
    ${codeField('code', 'Code')}
    ${passwordField('newPassword', 'New password', { isNew: true })}
    ${mainButton('Change the password')}`;
  return page(visit, 'Choose a new password', '/confirmForgotPassword', content, messages);
}

// A known name is not asked for again, but is in the form for password managers.
function nameOf({ call }: Visit, username: string): Html {
  return username === '' ? usernameField(call.pool, '') : hidden('username', username);
}

function page(
  { asked, secret }: Visit,
  title: string,
  path: string,
  content: Html,
  messages: Pick<Shown, 'alert' | 'note'>,
): Html {
  const body = html`${form(secret, content, `${path}?${asked.query}`)} ${link(`/login?${asked.query}`, 'Back to sign in')}`;
  return shell(title, body, messages);
}
