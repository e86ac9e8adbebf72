import type { SignInFlow } from '@latchkey/auth';

/** The pool that the demo signs in to. */
export interface Settings {
  readonly userPoolId: string;
  readonly clientId: string;
  /** The sandbox's address; without it, Cognito's own for the region of the pool. */
  readonly endpoint?: string;
  /** The sandbox's control address: codes that it "sent" are shown in a corner. */
  readonly control?: string;
  /** Where managed login is; without it, there is none. */
  readonly domain?: string;
  /** Identity providers with a button on the form, by their names in the pool, separated by commas. */
  readonly providers?: string;
  /** Whether the form asks if the person wants to stay signed in. */
  readonly keepSignedIn?: 'ticked' | 'unticked';
  /** How sign-ins start; without it, by SRP. */
  readonly flow?: SignInFlow;
  /** A person of that pool, to sign in as. Of the build only: a password has no place in an address. */
  readonly person?: Person;
}

/** Somebody in a sandbox, with the password that the pool was made with. */
export interface Person {
  readonly username: string;
  readonly password: string;
}

/** Each by its parameter in the address, and by its variable in the build. */
const NAMES: Readonly<Record<Exclude<keyof Settings, 'person'>, string>> = {
  userPoolId: 'USER_POOL_ID',
  clientId: 'CLIENT_ID',
  endpoint: 'ENDPOINT',
  control: 'CONTROL',
  domain: 'DOMAIN',
  providers: 'PROVIDERS',
  keepSignedIn: 'KEEP_SIGNED_IN',
  flow: 'FLOW',
};

type Environment = Readonly<Record<string, string | boolean | undefined>>;

/**
 * Reads the query of the address first, then `VITE_LATCHKEY_*` of the build. Null when no pool is named.
 *
 * @throws RangeError for a flow that there is not, and for an address that is not on this machine: a link must not send
 * people's passwords elsewhere.
 */
export function readSettings(query: string, environment: Environment): Settings | null {
  const parameters = new URLSearchParams(query);
  const named: { -readonly [Name in keyof typeof NAMES]?: string } = {};
  for (const [parameter, variable] of Object.entries(NAMES)) {
    const value = parameters.get(parameter) || environment[`VITE_LATCHKEY_${variable}`];
    if (typeof value === 'string' && value !== '') named[parameter as keyof typeof NAMES] = value;
  }
  const { userPoolId, clientId, endpoint, control, domain, providers, keepSignedIn, flow } = named;
  if (userPoolId === undefined || clientId === undefined) return null;
  const { VITE_LATCHKEY_USERNAME: username, VITE_LATCHKEY_PASSWORD: password } = environment;
  const hasPerson = typeof username === 'string' && typeof password === 'string';
  return {
    userPoolId,
    clientId,
    ...(endpoint && { endpoint: onThisMachine(endpoint, 'endpoint') }),
    ...(control && { control: onThisMachine(control, 'control') }),
    ...(domain && { domain: onThisMachine(domain, 'domain') }),
    ...(providers && { providers }),
    ...(keepSignedIn && { keepSignedIn: keepSignedIn === 'ticked' ? 'ticked' : 'unticked' }),
    ...(flow && { flow: knownFlow(flow) }),
    // Of the sandbox of the build, and of no other pool that the address names.
    ...(hasPerson && control && userPoolId === environment.VITE_LATCHKEY_USER_POOL_ID
      ? { person: { username, password } }
      : {}),
  };
}

const FLOWS: readonly SignInFlow[] = ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'CUSTOM_AUTH', 'USER_AUTH'];

function knownFlow(name: string): SignInFlow {
  const flow = FLOWS.find((candidate) => candidate === name);
  if (flow === undefined) throw new RangeError(`"flow" must be one of ${FLOWS.join(', ')}, not "${name}".`);
  return flow;
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

function onThisMachine(address: string, parameter: string): string {
  const url = URL.canParse(address) && new URL(address);
  if (url && LOOPBACK.includes(url.hostname)) return url.href;
  throw new RangeError(
    `"${parameter}" must be an address on this machine, such as http://localhost:9229/, not "${address}".`,
  );
}
