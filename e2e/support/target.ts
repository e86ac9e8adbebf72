/** The pool that a test signs in to: a fresh sandbox, or a real pool. */
export interface Target {
  readonly userPoolId: string;
  readonly clientId: string;
  /** Default: Cognito itself, in the pool's region. */
  readonly endpoint?: string;
  readonly username: string;
  readonly password: string;
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`LATCHKEY_POOL_ID is set, so ${name} must be set too.`);
  return value;
}

/** The pool named by LATCHKEY_POOL_ID and its siblings; undefined if the tests use the sandbox. */
export function realTarget(env: NodeJS.ProcessEnv): Target | undefined {
  const userPoolId = env.LATCHKEY_POOL_ID;
  if (!userPoolId) return undefined;
  const region = env.LATCHKEY_REGION;
  // LATCHKEY_ENDPOINT: a proxy in front of Cognito, or another emulator.
  const endpoint = env.LATCHKEY_ENDPOINT ?? (region && `https://cognito-idp.${region}.amazonaws.com/`);
  return {
    userPoolId,
    clientId: required(env, 'LATCHKEY_CLIENT_ID'),
    username: required(env, 'LATCHKEY_USERNAME'),
    password: required(env, 'LATCHKEY_PASSWORD'),
    ...(endpoint && { endpoint }),
  };
}

/** How the demo's sign-ins start. */
export type Flow = 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'CUSTOM_AUTH' | 'USER_AUTH';

/** The start URL of the demo, with the pool and the flow to use. */
export function demoAddress(
  { userPoolId, clientId, endpoint }: Target,
  flow: Flow = 'USER_SRP_AUTH',
): string {
  const query = new URLSearchParams({ userPoolId, clientId, flow, ...(endpoint && { endpoint }) });
  return `/?${query}`;
}
