import { html } from 'hono/html';
import { missingAttributes } from '../../../pool/attributes.ts';
import { mask } from '../../../pool/deliver.ts';
import { assertionOptions } from '../../../sign-in/ask-assertion.ts';
import type { CodeQuestion, PendingChallenge, QuestionOf } from '../../../sign-in/pending-challenges.ts';
import { simulatedAddress } from '../../../sign-up/simulated.ts';
import {
  attributeField,
  codeField,
  hidden,
  mainButton,
  otherButton,
  passwordField,
  sentTo,
} from './fields.ts';
import type { Visit } from './form-page.ts';
import { type Html, shell } from './shell.ts';

// Without PASSWORD_SRP: to a person it is the same as PASSWORD.
const CHOICES: Readonly<Record<string, string>> = {
  PASSWORD: 'Password',
  EMAIL_OTP: 'Code by email',
  SMS_OTP: 'Code by text message',
  SMS_MFA: 'Code by text message',
  SOFTWARE_TOKEN_MFA: 'Authenticator app',
  WEB_AUTHN: 'Passkey',
};

/** The content of a challenge's page. */
interface ChallengeForm {
  readonly title: string;
  readonly content: Html;
  /** The options for a passkey, for the script. */
  readonly get?: string;
}

/** The page of a challenge; undefined if managed login does not have it. */
export function challengePage(visit: Visit, pending: PendingChallenge, alert: string): Html | undefined {
  const asked = formOf(visit, pending);
  return asked && pageOf(visit, pending, asked, alert);
}

/** The page to choose another first factor, while one is pending. */
export function choicePage(visit: Visit, pending: PendingChallenge): Html {
  return pageOf(visit, pending, choiceForm(availableOf(pending)), '', 'SELECT_CHALLENGE');
}

function pageOf(
  visit: Visit,
  { session, question, signIn }: PendingChallenge,
  { title, content, get }: ChallengeForm,
  alert: string,
  name: string = question.name,
): Html {
  const body = html`<form method="post" ${get === undefined ? '' : html`data-get="${get}"`}>
    ${hidden('_csrf', visit.secret)}
    ${hidden('challenge', name)}
    ${hidden('session', session)}
    ${hidden('username', signIn.user?.username ?? signIn.username)}
    ${content}
  </form>`;
  return shell(title, body, { alert, script: get !== undefined });
}

function formOf(visit: Visit, pending: PendingChallenge): ChallengeForm | undefined {
  const { question, signIn } = pending;
  const { pool, client } = visit.call;
  switch (question.name) {
    case 'SMS_MFA':
    case 'EMAIL_OTP':
    case 'SMS_OTP':
      return codeForm(visit, pending, question);
    case 'SOFTWARE_TOKEN_MFA':
      return {
        title: 'Enter a code',
        content: html`${codeField('answer', 'Code from the authenticator app')} ${mainButton('Sign in')}`,
      };
    case 'SELECT_MFA_TYPE':
      return choiceForm(question.factors);
    case 'SELECT_CHALLENGE':
      return choiceForm(question.available);
    case 'PASSWORD':
      return {
        title: 'Enter your password',
        content: html`${passwordField('answer', 'Password')} ${mainButton('Sign in')} ${anotherWay(pending)}`,
      };
    case 'NEW_PASSWORD_REQUIRED':
      return {
        title: 'Choose a new password',
        content: html`
          ${passwordField('answer', 'New password', { isNew: true })}
          ${missingAttributes(pool, signIn.user?.attributes ?? new Map()).map((name) => attributeField(name))}
          ${mainButton('Sign in')}`,
      };
    case 'WEB_AUTHN':
      return {
        title: 'Sign in with a passkey',
        content: html`${hidden('answer', '')} ${mainButton('Use a passkey')} ${anotherWay(pending)}`,
        ...(signIn.user
          ? { get: JSON.stringify(assertionOptions(pool, client, signIn.user, question.challenge)) }
          : {}),
      };
    case 'MFA_SETUP':
      return setUpForm(visit, signIn.username, question);
    default:
      return undefined;
  }
}

function codeForm(
  { call }: Visit,
  pending: PendingChallenge,
  { contact, proof }: CodeQuestion,
): ChallengeForm {
  const { username, user } = pending.signIn;
  const address = user ? user.attributes.get(contact) : simulatedAddress(call.pool, username, contact);
  const label = contact === 'email' ? 'Code from the email' : 'Code from the text message';
  return {
    title: 'Enter a code',
    content: html`<p>${sentTo(contact, mask(contact, address ?? ''))}</p>
      ${codeField('answer', label)}
      ${mainButton('Sign in')}
      ${proof === 'code' ? otherButton('again', pending.question.name, 'Send another code') : ''}
      ${anotherWay(pending)}`,
  };
}

function choiceForm(names: readonly string[]): ChallengeForm {
  const offered = names.filter((name) => Object.hasOwn(CHOICES, name));
  return {
    title: 'Choose how to sign in',
    content: html`${offered.map((name) => otherButton('answer', name, CHOICES[name] ?? name))}`,
  };
}

function setUpForm(
  { call }: Visit,
  account: string,
  { factors, totp }: QuestionOf<'MFA_SETUP'>,
): ChallengeForm {
  const title = 'Set up a second factor';
  if (totp) {
    const { secret } = totp;
    const issuer = call.client.settings.clientName;
    const uri = `otpauth://totp/${encodeURIComponent(account)}?${new URLSearchParams({ secret, issuer })}`;
    return {
      title,
      content: html`<p>Enter this key in your authenticator app, or <a href="${uri}">open the app</a>.</p>
        <p><code>${secret}</code></p>
        ${codeField('answer', 'Code from the authenticator app')}
        ${mainButton('Sign in')}`,
    };
  }
  return {
    title,
    content: html`
      ${factors.includes('SOFTWARE_TOKEN_MFA') ? otherButton('setup', 'SOFTWARE_TOKEN_MFA', 'Authenticator app') : ''}
      ${factors.includes('EMAIL_OTP') ? html`${emailField} ${mainButton('Send a code')}` : ''}`,
  };
}

const emailField = html`<p><label>Email
  <input name="answer" type="email" autocomplete="email" required>
</label></p>`;

function anotherWay(pending: PendingChallenge): Html {
  const others = availableOf(pending).filter(
    (name) => name !== pending.question.name && Object.hasOwn(CHOICES, name),
  );
  return others.length === 0 ? html`` : otherButton('another', '1', 'Sign in another way');
}

function availableOf({ question }: PendingChallenge): readonly string[] {
  return 'available' in question ? (question.available ?? []) : [];
}
