'use client';
import { createAuth } from '@latchkey/auth';
import { AuthProvider, useAuth } from '@latchkey/react';

const query = new URLSearchParams(globalThis.location?.search);
const auth = createAuth({
  userPoolId: query.get('pool') ?? 'eu-west-1_Prerender',
  clientId: query.get('client') ?? '1example23456789',
  endpoint: query.get('endpoint') ?? 'http://localhost:4599',
});

const submit = (event) => {
  event.preventDefault();
  const { username, password } = Object.fromEntries(new FormData(event.currentTarget));
  auth.actions.signIn({ username, password });
};

function Form() {
  const state = useAuth();
  return (
    <>
      <form onSubmit={submit}>
        <input name="username" />
        <input name="password" type="password" />
        <button type="submit">Sign in</button>
      </form>
      <output>{`${state.view}${state.view === 'home' ? ` ${state.user.username}` : ''}`}</output>
    </>
  );
}

export default function Page() {
  return (
    <AuthProvider auth={auth}>
      <Form />
    </AuthProvider>
  );
}
