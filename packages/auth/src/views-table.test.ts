import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { sampleViews } from './chart/samples/views.ts';
import { actionsOf, type View } from './views.ts';

const page = fileURLToPath(new URL('../README.md', import.meta.url));
const marked = /(<!-- views -->\n)[\s\S]*?(<!-- \/views -->)/;

/** When each view is shown. A missing view does not compile. */
const shown: { readonly [V in View]: string } = {
  splash: 'a stored session is being restored',
  signedOut: 'nobody is signed in',
  signIn: 'the sign-in form; while a sign-in runs, `busy` is true and the fields stay',
  chooseFactor:
    'the first factors to choose from, in a choice-based sign-in (`USER_AUTH`); if a password is the only one, `password` is shown instead',
  password: 'the password is asked for after the username',
  smsCode: 'a code was sent by SMS',
  emailCode: 'a code was sent by email',
  totpCode: 'a code from the authenticator app is asked for',
  chooseMfa: 'one of the second factors has to be chosen',
  setUpMfa:
    'a second factor has to be set up, and there are several to choose from, or none (`available` is false)',
  setUpTotp: 'an authenticator app has to be set up; `getTotpSetup()` returns its secret and `otpauth:` URI',
  setUpEmail: 'an email address for codes is asked for',
  newPassword: 'a new password is asked for, and attributes that the pool requires',
  custom: 'a custom challenge; `parameters` are the public ones of the trigger',
  passkey: 'the browser asks for a passkey, or offers it in its autofill (`autofill`)',
  unsupported:
    'a challenge, or a second factor to set up, that Latchkey does not know; `submitRaw` answers it',
  managedLogin:
    'the page is about to leave for the domain of the pool or has just returned, or the sign-in runs in a window (`popup`)',
  lapsed: 'the step took longer than the pool allows; the username is kept',
  signUp: 'the sign-up form',
  confirmSignUp: 'the code that confirms a sign-up is asked for',
  forgotPassword: 'the password is forgotten: the username is asked for',
  resetPassword: 'the code and a new password are asked for',
  home: 'somebody is signed in',
  expired: "with `onExpired: 'ask'` only: the session has ended, and the page may stay",
  signingOut: 'the session is being ended',
};

const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(' ');

function tableOfViews(): string {
  const samples = sampleViews(0);
  const rows = Object.entries(actionsOf).map(([name, actions]) => {
    const view = name as View;
    const data = Object.keys(samples[view]).filter(
      (member) => !['busy', 'fault', 'notice', 'page'].includes(member),
    );
    return `| \`${view}\` | ${shown[view]} | ${code(data)} | ${code(actions)} |`;
  });
  return ['| view | shown when | data | actions |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

it('is in the README as the views are; `pnpm --filter @latchkey/auth draw` writes it again', async () => {
  const text = await readFile(page, 'utf8');
  expect(text).toMatch(marked);
  const written = text.replace(marked, (_, begin: string, end: string) => `${begin}${tableOfViews()}${end}`);
  await expect(written).toMatchFileSnapshot(page);
});
