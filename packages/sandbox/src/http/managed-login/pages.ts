import { html } from 'hono/html';
import type { AuthorizeRequest } from './authorize-request.ts';

/** What the sign-in page asks for. */
export type Ask =
  | { readonly name: 'PASSWORD' }
  | {
      /** A challenge of the user-pool API. */
      readonly name: string;
      readonly session: string;
      readonly username: string;
      /** The choices of SELECT_MFA_TYPE. */
      readonly choices: readonly string[];
    };

type Html = ReturnType<typeof html>;

/** The form of a sign-in at the managed login pages. It posts to its own address. */
export function signInPage(request: AuthorizeRequest, csrf: string, ask: Ask, problem: string): Html {
  return shell(
    'Sign in',
    html`<form method="post">
      <input type="hidden" name="_csrf" value="${csrf}">
      ${'session' in ask ? challengeFields(ask) : passwordFields(request.loginHint)}
      <p role="alert">${problem}</p>
      <p><button>Sign in</button></p>
    </form>`,
  );
}

/** A problem that cannot be reported to the app, because its address is not known to be its own. */
export function problemPage(problem: string): Html {
  return shell('An error was encountered', html`<p role="alert">${problem}</p>`);
}

function shell(title: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>${title}</title>
      </head>
      <body><main><h1>${title}</h1>${body}</main></body>
    </html>`;
}

function passwordFields(loginHint: string): Html {
  return html`
    <p><label>Username <input name="username" autocomplete="username" required value="${loginHint}"></label></p>
    <p><label>Password <input name="password" type="password" autocomplete="current-password" required></label></p>`;
}

function challengeFields({ name, session, username, choices }: Exclude<Ask, { name: 'PASSWORD' }>): Html {
  return html`
    <input type="hidden" name="challenge" value="${name}">
    <input type="hidden" name="session" value="${session}">
    <input type="hidden" name="username" value="${username}">
    <p><label>${LABELS[name] ?? name} ${name === 'SELECT_MFA_TYPE' ? select(choices) : input(name)}</label></p>`;
}

const LABELS: Readonly<Record<string, string>> = {
  SMS_MFA: 'Code from the text message',
  EMAIL_OTP: 'Code from the email',
  SOFTWARE_TOKEN_MFA: 'Code from the authenticator app',
  SELECT_MFA_TYPE: 'Second factor',
  NEW_PASSWORD_REQUIRED: 'New password',
};

function input(name: string): Html {
  return name === 'NEW_PASSWORD_REQUIRED'
    ? html`<input name="answer" type="password" autocomplete="new-password" required>`
    : html`<input name="answer" inputmode="numeric" autocomplete="one-time-code" required>`;
}

function select(choices: readonly string[]): Html {
  return html`<select name="answer">${choices.map((choice) => html`<option>${choice}</option>`)}</select>`;
}
