import type { SignInFlow } from '@latchkey/auth';

/** The pool that the demo signs in to. */
export interface Settings {
  readonly userPoolId: string;
  readonly clientId: string;
  /** The sandbox's address; without it, Cognito's own for the region of the pool. */
  readonly endpoint?: string;
  /** The sandbox's control address: codes that it "sent" are shown in a corner. */
  readonly control?: string;
  /** How sign-ins start; without it, by SRP. */
  readonly flow?: SignInFlow;
}

type Environment = Readonly<Record<string, string | boolean | undefined>>;

/**
 * Reads the query of the address first, then `VITE_LATCHKEY_*` of the build. Null when no pool is named.
 *
 * @throws RangeError for a flow that there is not, and for an address that is not on this machine: a link must not send
 * people's passwords elsewhere.
 */
export function readSettings(query: string, environment: Environment): Settings | null {
  const parameters = new URLSearchParams(query);
  const read = (parameter: string, variable: string) => {
    const value = parameters.get(parameter) || environment[variable];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const userPoolId = read('userPoolId', 'VITE_LATCHKEY_USER_POOL_ID');
  const clientId = read('clientId', 'VITE_LATCHKEY_CLIENT_ID');
  if (userPoolId === null || clientId === null) return null;
  const endpoint = read('endpoint', 'VITE_LATCHKEY_ENDPOINT');
  const control = read('control', 'VITE_LATCHKEY_CONTROL');
  const flow = read('flow', 'VITE_LATCHKEY_FLOW');
  return {
    userPoolId,
    clientId,
    ...(endpoint === null ? {} : { endpoint: onThisMachine(endpoint, 'endpoint') }),
    ...(control === null ? {} : { control: onThisMachine(control, 'control') }),
    ...(flow === null ? {} : { flow: knownFlow(flow) }),
  };
}

const FLOWS: readonly SignInFlow[] = ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'CUSTOM_AUTH', 'USER_AUTH'];

function knownFlow(name: string): SignInFlow {
  const flow = FLOWS.find((candidate) => candidate === name);
  if (flow === undefined) throw new RangeError(`"flow" must be one of ${FLOWS.join(', ')}, not "${name}".`);
  return flow;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

function onThisMachine(address: string, parameter: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !LOOPBACK.has(url.hostname)) {
    throw new RangeError(
      `"${parameter}" must be an address on this machine, such as http://localhost:9229/, not "${address}".`,
    );
  }
  return url.href;
}
