import { html } from 'hono/html';
import * as v from 'valibot';
import { registrationCredential } from '../../../passkeys/credential.ts';
import { completePasskey, startPasskey } from '../../../passkeys/register.ts';
import { invalidParameter } from '../../../wire/exception.ts';
import { redirect, withParameters } from '../responses.ts';
import { sessionFor } from '../session.ts';
import { hidden, mainButton } from './fields.ts';
import { formPage, type Visit } from './form-page.ts';
import { shell } from './shell.ts';

const credentialText = v.pipe(v.string(), v.parseJson(), registrationCredential);

/** GET and POST /passkeys/add: registers a passkey for the signed-in person, and redirects to the app without a code. */
export const { get: passkeyForm, post: addPasskey } = formPage({
  path: '/passkeys/add',
  show(visit, alert) {
    const { call, asked, secret } = visit;
    const user = signedIn(visit);
    if (!user) return redirect(`/login?${asked.query}`);
    const options = JSON.stringify(startPasskey(call.pool, call.client, user));
    const body = html`<form method="post" data-create="${options}">
      ${hidden('_csrf', secret)} ${hidden('answer', '')} ${mainButton('Create a passkey')}
    </form>`;
    return shell('Create a passkey', body, { alert, script: true });
  },
  async submit(visit, fields) {
    const { call, asked } = visit;
    const user = signedIn(visit);
    if (!user) return redirect(`/login?${asked.query}`);
    const credential = v.safeParse(credentialText, fields('answer'));
    if (!credential.success) throw invalidParameter('The browser did not create a passkey.');
    await completePasskey(call.pool, call.client, user, credential.output);
    return redirect(withParameters(asked.redirectUri, { state: asked.state }));
  },
});

function signedIn({ request, asked }: Visit) {
  return sessionFor(request, asked)?.user;
}
