import { AuthProvider, Protected } from '@latchkey/react';
import { start } from '../../shared/start.tsx';
import { auth } from './auth.ts';
import { Notes } from './notes.tsx';
import { SignIn } from './sign-in.tsx';

start(
  <AuthProvider auth={auth}>
    <Protected fallback={<SignIn />}>
      <Notes />
    </Protected>
  </AuthProvider>,
);
