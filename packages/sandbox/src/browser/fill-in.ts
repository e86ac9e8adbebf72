import { totpCode } from '../mfa/totp.ts';
import type { Pool } from '../pool/pool.ts';
import type { Page, PageForm } from './forms.ts';

/** A person at the managed login pages: a user of the pool, or somebody at one of its identity providers. */
export type ManagedLoginPerson = OwnPerson | ProviderPerson;

interface OwnPerson {
  readonly username: string;
  readonly password: string;
  /** For a page that asks for a new one. */
  readonly newPassword?: string;
}

interface ProviderPerson {
  /** The provider's name. Its button is pressed where the sign-in page has one. */
  readonly identityProvider: string;
  /** Which of the mock provider's `users`, by the text of the button: the email address, else the name, else the `sub`. `null` cancels there. */
  readonly user: string | null;
}

type Answer = { readonly form: URLSearchParams } | { readonly href: string };

/** What a person does with a page; undefined where that is nothing. */
export function fillIn(pool: Pool, page: Page, person: ManagedLoginPerson): Answer | undefined {
  return 'identityProvider' in person ? atProvider(page, person) : inForm(pool, page, person);
}

function atProvider({ links, forms }: Page, { identityProvider, user }: ProviderPerson): Answer | undefined {
  const link = links.find(
    ({ href }) => new URL(href, 'https://page/').searchParams.get('identity_provider') === identityProvider,
  );
  if (link) return { href: link.href };
  for (const form of forms) {
    const button = form.buttons.find(({ text, value }) => (user === null ? value === '' : text === user));
    if (button) return { form: sent(form, [[button.name, button.value]]) };
  }
  return undefined;
}

function inForm(pool: Pool, { forms }: Page, person: OwnPerson): Answer | undefined {
  const form = forms.find(({ fields }) => fields.some(({ name }) => name === 'username'));
  if (!form) return undefined;
  const given: [string, string][] = [];
  for (const { name, isHidden, options } of form.fields) {
    if (isHidden) continue;
    const value = options[0] ?? answerOf(pool, form, name, person);
    if (value === undefined) return undefined;
    given.push([name, value]);
  }
  return { form: sent(form, given) };
}

function answerOf(pool: Pool, { fields }: PageForm, name: string, person: OwnPerson): string | undefined {
  if (name === 'username') return person.username;
  if (name === 'password') return person.password;
  const hidden = (field: string) => fields.find((candidate) => candidate.name === field)?.value ?? '';
  const challenge = hidden('challenge');
  if (challenge === 'NEW_PASSWORD_REQUIRED') return person.newPassword;
  if (challenge !== 'SOFTWARE_TOKEN_MFA') return pool.outbox.latest(hidden('username'))?.code;
  const secret = pool.users.find(hidden('username'))?.totp?.secret;
  return secret === undefined ? undefined : totpCode(secret, pool.clock.now());
}

/** The fields of a form as a browser sends them. */
function sent({ fields }: PageForm, given: readonly (readonly [string, string])[]): URLSearchParams {
  const hidden = fields.filter(({ isHidden }) => isHidden).map(({ name, value }) => [name, value]);
  return new URLSearchParams([...hidden, ...given.map(([name, value]) => [name, value])]);
}
