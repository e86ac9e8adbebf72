import { createAuth } from '@latchkey/auth';
import { localPool, PORT } from '../pool';

const { VITE_USER_POOL_ID: userPoolId, VITE_CLIENT_ID: clientId } = import.meta.env;

/** The pool on AWS from the environment, otherwise the local one. Tests pass their own in the URL. */
function settings() {
  if (userPoolId && clientId) return { userPoolId: String(userPoolId), clientId: String(clientId) };
  const query = import.meta.env.DEV ? new URLSearchParams(location.search) : new URLSearchParams();
  return {
    userPoolId: query.get('pool') ?? localPool.userPool.id,
    clientId: query.get('client') ?? '1example23456789',
    endpoint: query.get('endpoint') ?? `http://localhost:${PORT}`,
  };
}

export const auth = createAuth(settings());
