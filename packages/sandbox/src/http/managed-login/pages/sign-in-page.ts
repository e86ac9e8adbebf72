import { html } from 'hono/html';
import { sessionFor } from '../session.ts';
import { hasChoiceOfFactors } from '../sign-in.ts';
import { link, mainButton, passwordField, usernameField } from './fields.ts';
import type { Visit } from './form-page.ts';
import { form, type Html, shell } from './shell.ts';

/** The first form of a sign-in, with links to other providers and pages. */
export function signInPage(visit: Visit, { alert = '', note = '', username = '' } = {}): Html {
  const { asked, secret, call } = visit;
  const { pool, client } = call;
  const own = html`
    ${usernameField(pool, username || asked.loginHint)}
    ${hasChoiceOfFactors(call) ? mainButton('Next') : html`${passwordField('password', 'Password')} ${mainButton('Sign in')}`}`;
  return shell(
    'Sign in',
    html`
      ${continueForm(visit)}
      ${providerLinks(visit)}
      ${asked.choices.ownUsers ? html`${form(secret, own, `/login?${asked.query}`)} ${otherPages(visit)}` : ''}
      <p class="quiet">For ${client.settings.clientName}</p>`,
    { alert, note },
  );
}

function continueForm({ request, asked, secret }: Visit): Html | string {
  const signedIn = asked.prompts.includes('select_account') ? sessionFor(request, asked)?.user : undefined;
  if (!signedIn) return '';
  const { username, attributes } = signedIn;
  const name = attributes.get('email') ?? username;
  return form(secret, html`<p><button name="continue" value="1">Continue as ${name}</button></p>`);
}

function providerLinks({ asked }: Visit): readonly Html[] {
  if (asked.chosen !== undefined) return [];
  return asked.choices.providers.map(({ providerName }) => {
    const parameters = new URLSearchParams(asked.query);
    parameters.set('identity_provider', providerName);
    return html`<p><a class="button" href="/oauth2/authorize?${parameters.toString()}">Sign in with ${providerName}</a></p>`;
  });
}

function otherPages({ asked, call }: Visit): Html {
  const { allowAdminCreateUserOnly } = call.pool.settings.adminCreateUserConfig;
  return html`
    ${link(`/forgotPassword?${asked.query}`, 'Forgot your password?')}
    ${allowAdminCreateUserOnly ? '' : link(`/signup?${asked.query}`, 'Create an account')}`;
}
