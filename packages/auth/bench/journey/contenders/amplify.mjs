import { Amplify } from 'aws-amplify';
import {
  signOut as endSession,
  fetchAuthSession,
  getCurrentUser,
  signIn as startSignIn,
} from 'aws-amplify/auth';

export async function open({ userPoolId, clientId, endpoint }) {
  Amplify.configure({
    Auth: { Cognito: { userPoolId, userPoolClientId: clientId, userPoolEndpoint: endpoint } },
  });
  return getCurrentUser().then(
    ({ username }) => username,
    () => null,
  );
}

export async function signIn(username, password) {
  const { isSignedIn, nextStep } = await startSignIn({
    username,
    password,
    options: { authFlowType: 'USER_SRP_AUTH' },
  });
  if (!isSignedIn) throw new Error(nextStep.signInStep);
}

export const refresh = () => fetchAuthSession({ forceRefresh: true });

export const signOut = () => endSession();
