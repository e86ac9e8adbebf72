import { Amplify } from 'aws-amplify';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { CookieStorage } from 'aws-amplify/utils';
import { pool } from '../../shared/pool.ts';
import { start } from '../../shared/start.tsx';
import { App } from './app.tsx';

Amplify.configure({
  Auth: {
    Cognito: {
      userPoolId: pool.userPoolId,
      userPoolClientId: pool.clientId,
      userPoolEndpoint: pool.endpoint,
    },
  },
});
// Not `secure`: the tests serve it over http.
cognitoUserPoolsTokenProvider.setKeyValueStorage(
  new CookieStorage({ domain: location.hostname, path: '/', expires: 30, sameSite: 'lax', secure: false }),
);

start(<App />);
