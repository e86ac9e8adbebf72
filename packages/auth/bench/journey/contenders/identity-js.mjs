import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js';

let pool;
let user;

const called = (start) =>
  new Promise((resolve, reject) => {
    start((error, result) => (error ? reject(new Error(error.message)) : resolve(result)));
  });

export async function open({ userPoolId, clientId, endpoint }) {
  pool = new CognitoUserPool({ UserPoolId: userPoolId, ClientId: clientId, endpoint });
  user = pool.getCurrentUser();
  if (!user) return null;
  await called((done) => user.getSession(done));
  return user.getUsername();
}

export function signIn(username, password) {
  user = new CognitoUser({ Username: username, Pool: pool });
  const details = new AuthenticationDetails({ Username: username, Password: password });
  return new Promise((onSuccess, onFailure) => {
    user.authenticateUser(details, { onSuccess, onFailure });
  });
}

export const refresh = () =>
  called((done) => user.refreshSession(user.getSignInUserSession().getRefreshToken(), done));

export const signOut = () =>
  new Promise((resolve) => {
    user.signOut(resolve);
  });
