import { totpCode } from '../mfa/totp.ts';
import type { Pool } from '../pool/pool.ts';
import type { Page, PageForm } from './forms.ts';

/** A person at the managed login pages: a user of the pool, or somebody at one of its identity providers. */
export type ManagedLoginPerson = OwnPerson | ProviderPerson;

interface OwnPerson {
  readonly username: string;
  /** For people who have one. */
  readonly password?: string | undefined;
  /** For a page that asks for a new password. */
  readonly newPassword?: string | undefined;
  /** For a page that asks for attributes, such as the sign-up. */
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  /** The factor to choose if there is a choice, such as `EMAIL_OTP`. Default: `PASSWORD`, otherwise the first one. */
  readonly factor?: string | undefined;
}

interface ProviderPerson {
  /** The provider's name. Its button is pressed if the sign-in page has one. */
  readonly identityProvider: string;
  /**
   * One of the mock provider's `users`, by the text of the button: email, otherwise name, otherwise `sub`. `null` cancels
   * there.
   */
  readonly user: string | null;
}

/** The form data to send, and its URL if that differs from the page's. */
export type PageAnswer =
  | { readonly form: URLSearchParams; readonly action: string | undefined }
  | { readonly href: string };

/** Returns the person's answer to a page; undefined if there is none. */
export function fillIn(pool: Pool, page: Page, person: ManagedLoginPerson): PageAnswer | undefined {
  if ('identityProvider' in person) return atProvider(page, person);
  for (const form of page.forms) {
    const given = chosen(form, person) ?? filledIn(pool, page, form, person);
    if (given) return sent(form, given);
  }
  return undefined;
}

type Given = readonly (readonly [name: string, value: string])[];

function atProvider(
  { links, forms }: Page,
  { identityProvider, user }: ProviderPerson,
): PageAnswer | undefined {
  const link = links.find(
    ({ href }) => new URL(href, 'https://page/').searchParams.get('identity_provider') === identityProvider,
  );
  if (link) return { href: link.href };
  for (const form of forms) {
    const button = form.buttons.find(({ text, value }) => (user === null ? value === '' : text === user));
    if (button) return sent(form, [[button.name, button.value]]);
  }
  return undefined;
}

/** The button of a choice. */
function chosen({ fields, buttons }: PageForm, { factor, attributes }: OwnPerson): Given | undefined {
  const choices = buttons.filter(({ name }) => name === 'answer' || name === 'setup');
  const hasOwnField = fields.some(({ isHidden }) => !isHidden);
  const wanted = choices.find(({ value }) => value === (factor ?? 'PASSWORD'));
  // The setup of a factor has an address field beside the other choice.
  const isWaived = factor !== undefined || (hasOwnField && attributes?.email !== undefined);
  const button = wanted ?? (isWaived ? undefined : choices[0]);
  return button && [[button.name, button.value]];
}

/** The form's fields with the person's answers; undefined if the person lacks one. */
function filledIn(pool: Pool, page: Page, form: PageForm, person: OwnPerson): Given | undefined {
  const given: [string, string][] = [];
  for (const { name, isHidden } of form.fields) {
    if (isHidden) continue;
    const value = answerFor(pool, page, form, name, person);
    if (value === undefined) return undefined;
    given.push([name, value]);
  }
  return given.length === 0 ? undefined : given;
}

const ATTRIBUTE = 'userAttributes.';

function answerFor(
  pool: Pool,
  page: Page,
  form: PageForm,
  name: string,
  person: OwnPerson,
): string | undefined {
  if (name === 'username') return person.username;
  if (name === 'password') return person.password ?? '';
  if (name === 'newPassword') return person.newPassword;
  if (name.startsWith(ATTRIBUTE)) return person.attributes?.[name.slice(ATTRIBUTE.length)];
  const username = hiddenIn(form, 'username');
  if (name === 'code') return pool.outbox.latest(username || person.username)?.code;
  switch (hiddenIn(form, 'challenge')) {
    case 'PASSWORD':
      return person.password;
    case 'NEW_PASSWORD_REQUIRED':
      return person.newPassword;
    case 'SOFTWARE_TOKEN_MFA':
      return totpOf(pool, pool.users.find(username)?.totp?.secret);
    case 'MFA_SETUP':
      return page.secret === '' ? person.attributes?.email : totpOf(pool, page.secret);
    default:
      return pool.outbox.latest(username)?.code;
  }
}

function totpOf({ clock }: Pool, secret: string | undefined): string | undefined {
  return secret === undefined ? undefined : totpCode(secret, clock.now());
}

function hiddenIn({ fields }: PageForm, name: string): string {
  return fields.find((field) => field.isHidden && field.name === name)?.value ?? '';
}

/** Serialises a form like a browser. */
function sent({ fields, action }: PageForm, given: Given): PageAnswer {
  const hidden = fields.filter(({ isHidden }) => isHidden).map(({ name, value }) => [name, value]);
  return { form: new URLSearchParams([...hidden, ...given.map(([name, value]) => [name, value])]), action };
}
