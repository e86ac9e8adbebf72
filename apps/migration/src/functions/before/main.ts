import { Amplify } from 'aws-amplify';
import {
  confirmSignIn,
  fetchAuthSession,
  getCurrentUser,
  type SignInOutput,
  signIn,
  signOut,
} from 'aws-amplify/auth';
import { Hub } from 'aws-amplify/utils';
import { pool } from '../../shared/pool.ts';
import { onClick, onSubmit, show, showError, showHome, showNotes } from '../page.ts';

Amplify.configure({
  Auth: {
    Cognito: {
      userPoolId: pool.userPoolId,
      userPoolClientId: pool.clientId,
      userPoolEndpoint: pool.endpoint,
    },
  },
});

async function showUser(): Promise<void> {
  showNotes([]);
  try {
    const { username } = await getCurrentUser();
    showHome(username);
  } catch {
    show('sign-in');
  }
}

function follow({ nextStep }: SignInOutput): void {
  if (nextStep.signInStep === 'CONFIRM_SIGN_IN_WITH_TOTP_CODE') show('code');
}

async function attempt(work: () => Promise<SignInOutput>): Promise<void> {
  showError(null);
  try {
    follow(await work());
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'NotAuthorizedException') showError('The username or the password is wrong.');
    else if (name === 'CodeMismatchException') showError('That code is wrong.');
    else showError('That did not work. Please try again.');
  }
}

async function loadNotes(): Promise<void> {
  const { tokens } = await fetchAuthSession();
  const response = await fetch('/api/notes', {
    headers: { authorization: `Bearer ${tokens?.accessToken.toString() ?? ''}` },
  });
  showNotes((await response.json()) as string[]);
}

Hub.listen('auth', ({ payload }) => {
  if (payload.event !== 'tokenRefresh') void showUser();
});

onSubmit(
  'sign-in',
  (value) => void attempt(() => signIn({ username: value('username'), password: value('password') })),
);
onSubmit('code', (value) => void attempt(() => confirmSignIn({ challengeResponse: value('code') })));
onClick('load', () => void loadNotes());
onClick('sign-out', () => void signOut());
void showUser();
