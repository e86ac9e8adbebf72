import { createAuth, waitFor } from '@latchkey/auth';
import { createSandbox } from '@latchkey/sandbox';

const pool = await createSandbox({ users: [{ username: 'ada', password: 'Difference-Engine-1' }] });
const auth = createAuth({
  userPoolId: pool.userPoolId,
  clientId: pool.clientId,
  endpoint: pool.endpoint,
  environment: { fetch: pool.fetch },
});
await auth.ready();
auth.actions.signIn({ username: 'ada', password: 'Difference-Engine-1' });
const { user } = await waitFor(auth, 'home');
if (user.username !== 'ada') throw new Error(`Signed in as ${user.username}.`);
auth.dispose();
