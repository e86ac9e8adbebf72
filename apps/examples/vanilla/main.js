// A copy of node_modules/@latchkey/auth/dist/standalone/latchkey.js: one file, no bundler.
import { createAuth } from './latchkey.js';

// For your own pool leave `endpoint` out.
const auth = createAuth({
  userPoolId: 'us-east-1_Latchkey1',
  clientId: 'latchkeydemo0000000000000a',
  endpoint: 'http://localhost:4599',
});

const views = Object.fromEntries(
  [...document.querySelectorAll('[data-view]')].map((element) => [element.dataset.view, element]),
);
const form = views.signIn;
const [alert, submit] = [form.querySelector('[role=alert]'), form.querySelector('button')];

views.signedOut.onclick = () => auth.actions.showSignIn();
form.onsubmit = (event) => {
  event.preventDefault();
  auth.actions.signIn(Object.fromEntries(new FormData(form)));
};
views.home.querySelector('button').onclick = () => auth.actions.signOut();

auth.subscribe(show);
show(auth.getState());

function show(state) {
  const shown = views[state.view] ?? views.other; // A code, a new password, a passkey: one view each.
  for (const element of Object.values(views)) element.hidden = element !== shown;

  submit.disabled = state.busy;
  alert.hidden = state.fault === null;
  alert.textContent = state.fault && `We could not sign you in (${state.fault.kind}).`;
  views.other.textContent = `This pool asks for more: ${state.view}`;
  if (state.view === 'home') views.home.querySelector('h1').textContent = `Hello, ${state.user.username}`;
}
