/**
 * The only script of the pages: it asks the browser for a passkey, and sends the response with the form. `data-get` and
 * `data-create` of a form contain the options as JSON.
 */
const SCRIPT = `
const form = document.querySelector('form[data-get], form[data-create]');
const alert = document.querySelector('[role=alert]');
form.addEventListener('submit', (event) => {
  // The buttons for other ways to sign in have names.
  if (event.submitter?.name || form.elements.answer.value) return;
  event.preventDefault();
  ask().then(
    (credential) => {
      form.elements.answer.value = JSON.stringify(credential);
      form.requestSubmit();
    },
    () => {
      alert.textContent = 'The passkey could not be used. Try again.';
    },
  );
});

function ask() {
  const { get, create } = form.dataset;
  return get
    ? navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(get)) })
    : navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(create)) });
}
`;

/** GET /managed-login.js */
export async function script(): Promise<Response> {
  return new Response(SCRIPT, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
}
