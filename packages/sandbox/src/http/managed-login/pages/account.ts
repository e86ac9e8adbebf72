import { html } from 'hono/html';
import type { Call, ClientCall } from '../../../call.ts';
import { passwordsOperations } from '../../../operations/passwords.ts';
import { signUpOperations } from '../../../operations/sign-up.ts';
import { missingAttributes } from '../../../pool/attributes.ts';
import { secretHashOf } from '../../../sign-in/parameters.ts';
import { CognitoException } from '../../../wire/exception.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../wire/json.ts';
import { redirect } from '../responses.ts';
import { finishSignUp, startSignUp } from '../sign-in.ts';
import { confirmationPage, forgotPage, resetPage } from './account-forms.ts';
import {
  ATTRIBUTE_PREFIX,
  attributeField,
  link,
  mainButton,
  passwordField,
  usernameField,
} from './fields.ts';
import { type Fields, type FormPage, formPage, type Visit } from './form-page.ts';
import { goOn } from './go-on.ts';
import { form, type Html, shell } from './shell.ts';
import { signInPage } from './sign-in-page.ts';

/** GET and POST /signup: a person registers. */
export const { get: signUpForm, post: signUp } = ownUsersOnly({
  path: '/signup',
  show: (visit, alert) => signUpPage(visit, { alert }),
  async submit(visit, fields) {
    const { call } = visit;
    const username = fields('username');
    const result = await signUpOperations.SignUp.handle(call, {
      ...named(call, username),
      ...(fields('password') === '' ? {} : { Password: fields('password') }),
      UserAttributes: attributesToAsk(call).map((Name) => ({
        Name,
        Value: fields(`${ATTRIBUTE_PREFIX}${Name}`),
      })),
    });
    const session = startSignUp(call, username);
    if (result?.UserConfirmed === true) return goOn(visit, await finishSignUp(call, session));
    return confirmationPage(visit, { username, session, note: deliveryIn(result) });
  },
  refused: (visit, fields, { message }) => signUpPage(visit, { alert: message, fields }),
});

/** GET and POST /confirm: the code of a sign-up. */
export const { get: confirmForm, post: confirm } = ownUsersOnly({
  path: '/confirm',
  show: (visit, alert) => confirmationPage(visit, { alert }),
  async submit(visit, fields) {
    const { call } = visit;
    const username = fields('username');
    const session = fields('session');
    if (fields('resend') !== '') {
      const result = await signUpOperations.ResendConfirmationCode.handle(call, named(call, username));
      return confirmationPage(visit, { username, session, note: deliveryIn(result) });
    }
    await signUpOperations.ConfirmSignUp.handle(call, {
      ...named(call, username),
      ConfirmationCode: fields('code').trim(),
    });
    return (
      (await signedUp(visit, session)) ?? signInPage(visit, { username, note: 'Your account is confirmed.' })
    );
  },
  refused: (visit, fields, { message }) =>
    confirmationPage(visit, { username: fields('username'), session: fields('session'), alert: message }),
});

/** GET and POST /forgotPassword: sends a code for a password reset. */
export const { get: forgotForm, post: forgot } = ownUsersOnly({
  path: '/forgotPassword',
  show: (visit, alert) => forgotPage(visit, { alert }),
  async submit(visit, fields) {
    const { call } = visit;
    const username = fields('username');
    const result = await passwordsOperations.ForgotPassword.handle(call, named(call, username));
    return resetPage(visit, { username, note: deliveryIn(result) });
  },
  refused: (visit, fields, { message }) =>
    forgotPage(visit, { username: fields('username'), alert: message }),
});

/** GET and POST /confirmForgotPassword: the code, and the new password. */
export const { get: resetForm, post: reset } = ownUsersOnly({
  path: '/confirmForgotPassword',
  show: (visit, alert) => resetPage(visit, { alert }),
  async submit(visit, fields) {
    const { call } = visit;
    const username = fields('username');
    await passwordsOperations.ConfirmForgotPassword.handle(call, {
      ...named(call, username),
      ConfirmationCode: fields('code').trim(),
      Password: fields('newPassword'),
    });
    return signInPage(visit, { username, note: 'Your password has been changed. Sign in with it.' });
  },
  refused: (visit, fields, { message }) => resetPage(visit, { username: fields('username'), alert: message }),
});

function signUpPage(visit: Visit, { alert, fields = () => '' }: { alert: string; fields?: Fields }): Html {
  const { asked, call, secret } = visit;
  const { signInPolicy } = call.pool.settings.policies;
  const isRequired = signInPolicy.allowedFirstAuthFactors.every((factor) => factor === 'PASSWORD');
  const content = html`
    ${usernameField(call.pool, fields('username'))}
    ${attributesToAsk(call).map((name) => attributeField(name, fields(`${ATTRIBUTE_PREFIX}${name}`)))}
    ${passwordField('password', 'Password', { isNew: true, isRequired })}
    ${mainButton('Create an account')}`;
  const body = html`${form(secret, content)} ${link(`/login?${asked.query}`, 'Back to sign in')}`;
  return shell('Create an account', body, { alert });
}

/** Attributes that a sign-up needs besides the name: those that the pool requires, and an address for the code. */
function attributesToAsk({ pool }: Call): string[] {
  const { usernameAttributes, autoVerifiedAttributes } = pool.settings;
  const required = missingAttributes(pool, new Map());
  return [...new Set([...required, ...autoVerifiedAttributes])].filter(
    (name) => !usernameAttributes.some((attribute) => attribute === name),
  );
}

function named({ client }: ClientCall, username: string): JsonObject {
  const SecretHash = secretHashOf(client, username);
  return {
    ClientId: client.clientId,
    Username: username,
    ...(SecretHash === undefined ? {} : { SecretHash }),
  };
}

function deliveryIn(result: JsonObject | undefined): string {
  const details: Json = result?.CodeDeliveryDetails;
  const destination = isJsonObject(details) ? details.Destination : undefined;
  return typeof destination === 'string' ? `We sent a code to ${destination}.` : '';
}

/** The first sign-in after a sign-up in the same browser; undefined if its Session is over. */
async function signedUp(visit: Visit, session: string): Promise<Response | Html | undefined> {
  if (session === '') return undefined;
  try {
    return await goOn(visit, await finishSignUp(visit.call, session));
  } catch (error) {
    if (error instanceof CognitoException && error.type === 'NotAuthorizedException') return undefined;
    throw error;
  }
}

/** A page that is only for users of the pool itself. */
function ownUsersOnly(page: FormPage) {
  const isOpen = ({ asked, call }: Visit) =>
    asked.choices.ownUsers &&
    !(page.path === '/signup' && call.pool.settings.adminCreateUserConfig.allowAdminCreateUserOnly);
  const away = ({ asked }: Visit) => redirect(`/login?${asked.query}`);
  return formPage({
    ...page,
    show: (visit, alert) => (isOpen(visit) ? page.show(visit, alert) : away(visit)),
    submit: (visit, fields) => (isOpen(visit) ? page.submit(visit, fields) : away(visit)),
  });
}
