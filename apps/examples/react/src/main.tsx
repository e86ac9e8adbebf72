import { AuthProvider } from '@latchkey/react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { auth } from './auth.ts';

const root = document.getElementById('app');
if (root) {
  createRoot(root).render(
    <AuthProvider auth={auth}>
      <App />
    </AuthProvider>,
  );
}
