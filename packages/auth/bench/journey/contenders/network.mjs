/** The limit: just the requests of each step, one after the other. */
let endpoint;

async function call() {
  await fetch(endpoint, {
    method: 'POST',
    credentials: 'omit',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser',
    },
    body: '{"AccessToken":"none"}',
  });
}

let isKnown = false;

export async function open(config) {
  ({ endpoint } = config);
  isKnown = localStorage.getItem('known') !== null;
  return '';
}

/** InitiateAuth and PASSWORD_VERIFIER; on a known device also DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER. */
export async function signIn() {
  for (let left = isKnown ? 4 : 2; left > 0; left--) await call();
  localStorage.setItem('known', '');
}

export const refresh = call;
export const signOut = call;
