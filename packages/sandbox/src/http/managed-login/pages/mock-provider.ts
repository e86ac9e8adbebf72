import { sha256 } from '@noble/hashes/sha2.js';
import { html } from 'hono/html';
import { bytesToHex, utf8ToBytes } from '../../../bytes.ts';
import type { Host } from '../../../call.ts';
import type { IdentityProvider, ProviderUser } from '../../../pool/identity-provider.ts';
import { readAuthorizeRequest } from '../authorize-request.ts';
import { findTrip, startAtProvider } from '../identity-trips.ts';
import { providerIn } from '../mock-path.ts';
import { readForm } from '../read-form.ts';
import {
  giveBrowserSecret,
  htmlResponse,
  isOwnForm,
  problem,
  redirect,
  withParameters,
} from '../responses.ts';
import { form, type Html, shell } from './shell.ts';

const SUB_DIGITS = 21;
const GONE = 'This sign-in has ended. Go back to the app and sign in again.';
const REFUSED = { error: 'access_denied', error_description: 'The user refused to sign in.' };

/**
 * GET /mock/<provider>: the page of a mock identity provider, to choose a person. With a `client_id` and no `state` the
 * sign-in begins here.
 */
export async function mockPage(host: Host, request: Request, url: URL): Promise<Response> {
  const { searchParams, pathname } = url;
  if (searchParams.has('client_id')) return startAtProvider(host, request, url, providerIn(pathname));
  const found = findTrip(host, request, searchParams.get('state') ?? '');
  if (!found) return problem(GONE);
  const { pool, provider, trip } = found;
  const read = readAuthorizeRequest(host, new URLSearchParams(trip.query));
  const { secret, cookie } = giveBrowserSecret(request, pool);
  return htmlResponse(await pageOf(provider, secret), {
    cookie,
    ...(read ? { returnsTo: read.request.redirectUri } : {}),
  });
}

/** POST /mock/<provider>: the chosen person, or the refusal. */
export async function mockChoice(host: Host, request: Request, url: URL): Promise<Response> {
  const state = url.searchParams.get('state') ?? '';
  const found = findTrip(host, request, state);
  const fields = await readForm(request);
  if (!found || !fields || !isOwnForm(request, fields)) return problem(GONE);
  const { pool, provider } = found;
  const person = provider.users.find(({ sub }) => sub === fields.get('person')) ?? anotherPerson(fields);
  const outcome = person ? { code: pool.mockCodes.issue(person) } : REFUSED;
  return redirect(withParameters('/oauth2/idpresponse', { ...outcome, state }));
}

/** A person whose address was typed in. The same address is always the same person. */
function anotherPerson(fields: URLSearchParams): ProviderUser | undefined {
  const email = fields.get('email') ?? '';
  if (fields.get('person') !== 'another' || email === '') return undefined;
  const sub = bytesToHex(sha256(utf8ToBytes(email.toLowerCase()))).slice(0, SUB_DIGITS);
  return { sub, email, name: fields.get('name') || email };
}

function pageOf({ providerName, users }: IdentityProvider, secret: string): Html {
  const people = users.map(
    (user) => html`<p><button name="person" value="${user.sub}">${labelOf(user)}</button></p>`,
  );
  const another = html`
    <p><label>Another person’s email <input name="email" type="email" autocomplete="off" required></label></p>
    <p><label>Name <input name="name" autocomplete="off"></label></p>
    <p><button name="person" value="another">Sign in</button></p>`;
  return shell(
    `Sign in with ${providerName}`,
    html`<p>This page stands for ${providerName}. Who are you?</p>
      ${form(secret, html`${people} <p><button name="person" value="" class="quiet">Cancel</button></p>`)}
      ${form(secret, another)}`,
  );
}

function labelOf({ email, name, sub }: ProviderUser): string {
  return String(email ?? name ?? sub);
}
