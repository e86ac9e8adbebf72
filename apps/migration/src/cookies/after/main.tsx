import { AuthProvider } from '@latchkey/react';
import { start } from '../../shared/start.tsx';
import { App } from './app.tsx';
import { auth } from './auth.ts';

start(
  <AuthProvider auth={auth}>
    <App />
  </AuthProvider>,
);
