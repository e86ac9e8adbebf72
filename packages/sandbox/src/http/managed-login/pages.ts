import { html } from 'hono/html';
import type { User } from '../../pool/user.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import { csrfField, type Html, shell } from './shell.ts';

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

/** The form of a sign-in at the managed login pages. It posts to its own address. */
export function signInPage(
  request: AuthorizeRequest,
  { secret, ask, alert, signedIn }: { secret: string; ask: Ask; alert: string; signedIn: User | undefined },
): Html {
  const isFirst = !('session' in ask);
  return shell(
    'Sign in',
    html`<p role="alert">${alert}</p>
    ${isFirst && signedIn ? continueForm(secret, signedIn) : ''}
    ${isFirst ? providerLinks(request) : ''}
    ${isFirst && !request.choices.ownUsers ? '' : form(request, secret, ask)}`,
  );
}

function continueForm(secret: string, { username, attributes }: User): Html {
  return html`<form method="post">
    ${csrfField(secret)}
    <p><button name="continue" value="1">Continue as ${attributes.get('email') ?? username}</button></p>
  </form>`;
}

function form({ loginHint }: AuthorizeRequest, secret: string, ask: Ask): Html {
  return html`<form method="post">
    ${csrfField(secret)}
    ${'session' in ask ? challengeFields(ask) : passwordFields(loginHint)}
    <p><button class="main">Sign in</button></p>
  </form>`;
}

function providerLinks({ choices, chosen, query }: AuthorizeRequest): readonly Html[] {
  if (chosen !== undefined) return [];
  return choices.providers.map(({ providerName }) => {
    const parameters = new URLSearchParams(query);
    parameters.set('identity_provider', providerName);
    const target = `/oauth2/authorize?${parameters}`;
    return html`<p><a class="button" href="${target}">Sign in with ${providerName}</a></p>`;
  });
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
