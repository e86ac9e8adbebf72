import { Amplify } from 'aws-amplify';
import { pool } from '../../shared/pool.ts';
import { start } from '../../shared/start.tsx';
import { AuthProvider } from './auth-provider.tsx';
import { Notes } from './notes.tsx';
import { Protected } from './protected.tsx';
import { SignIn } from './sign-in.tsx';

Amplify.configure({
  Auth: {
    Cognito: {
      userPoolId: pool.userPoolId,
      userPoolClientId: pool.clientId,
      userPoolEndpoint: pool.endpoint,
    },
  },
});

start(
  <AuthProvider>
    <Protected fallback={<SignIn />}>
      <Notes />
    </Protected>
  </AuthProvider>,
);
