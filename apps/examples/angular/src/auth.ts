import { createAuth } from '@latchkey/auth';

// Once, outside of components: it is the session, and it outlives all of them. For your own pool leave `endpoint` out.
export const auth = createAuth({
  userPoolId: 'us-east-1_Latchkey1',
  clientId: 'latchkeydemo0000000000000a',
  endpoint: 'http://localhost:4599',
});
