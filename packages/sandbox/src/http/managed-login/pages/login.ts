import type { CognitoException } from '../../../wire/exception.ts';
import { codeAt, sessionFor } from '../session.ts';
import { findPending, startSignIn, submitAnswer } from '../sign-in.ts';
import { confirmationPage, forgotPage } from './account-forms.ts';
import { challengePage, choicePage } from './challenge-form.ts';
import { ATTRIBUTE_PREFIX } from './fields.ts';
import { type Fields, type FormPage, formPage, type Visit } from './form-page.ts';
import { goOn } from './go-on.ts';
import type { Html } from './shell.ts';
import { signInPage } from './sign-in-page.ts';

const page: FormPage = {
  path: '/login',
  show: (visit, alert) => signInPage(visit, { alert }),
  async submit(visit, fields) {
    const { call, asked, request } = visit;
    const alive = fields('continue') === '' ? undefined : sessionFor(request, asked);
    if (alive) return codeAt(asked, alive);
    if (!asked.choices.ownUsers) return signInPage(visit);
    if (fields('another') !== '') {
      const pending = findPending(call, fields('session'));
      return pending ? choicePage(visit, pending) : signInPage(visit);
    }
    const step =
      fields('challenge') === ''
        ? await startSignIn(call, {
            username: fields('username'),
            password: fields('password'),
            acrValues: asked.acrValues,
          })
        : await submitAnswer(call, answerIn(fields));
    return goOn(visit, step);
  },
  refused,
};

/** GET and POST /login: the forms of a sign-in. */
export const { get: loginForm, post: login } = formPage(page);

function answerIn(fields: Fields) {
  return {
    session: fields('session'),
    challenge: fields('challenge'),
    answer: fields('answer'),
    again: fields('again'),
    setup: fields('setup'),
    attribute: (name: string) => fields(`${ATTRIBUTE_PREFIX}${name}`),
  };
}

/** Shows a refused sign-in on the page that can fix it, or on the same page. */
function refused(visit: Visit, fields: Fields, { type, message }: CognitoException): Html {
  const username = fields('username');
  if (type === 'UserNotConfirmedException') return confirmationPage(visit, { username, alert: message });
  if (type === 'PasswordResetRequiredException') return forgotPage(visit, { username, alert: message });
  const pending = findPending(visit.call, fields('session'));
  const again = pending && challengePage(visit, pending, message);
  return again ?? signInPage(visit, { alert: message, username });
}
