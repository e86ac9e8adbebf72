'use client';
import { AuthProvider } from '@latchkey/react';
import { App } from './app';
import { auth } from './auth';

export default function Page() {
  return (
    <AuthProvider auth={auth}>
      <App />
    </AuthProvider>
  );
}
