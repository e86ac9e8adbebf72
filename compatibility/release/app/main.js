import { createAuth } from '@latchkey/auth';

const query = new URLSearchParams(location.search);
const auth = createAuth({
  userPoolId: query.get('pool'),
  clientId: query.get('client'),
  endpoint: query.get('endpoint'),
});

const form = document.querySelector('form');
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const { username, password } = Object.fromEntries(new FormData(form));
  auth.actions.signIn({ username, password });
});

const show = () => {
  const state = auth.getState();
  const name = state.view === 'home' ? ` ${state.user.username}` : '';
  document.querySelector('output').textContent = `${state.view}${name}`;
};
auth.subscribe(show);
show();
