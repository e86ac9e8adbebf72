import type { SignInFlow } from '@latchkey/auth';
import { isLoopback } from './is-loopback.ts';

/** The pool that the demo signs in to. */
export interface Settings {
  readonly userPoolId: string;
  readonly clientId: string;
  /** The sandbox's URL; default: Cognito's own for the region of the pool. */
  readonly endpoint?: string;
  /** The sandbox's control URL: its "sent" codes are shown in a corner. */
  readonly control?: string;
  /** The URL of managed login; without it, there is none. */
  readonly domain?: string;
  /** Identity providers with a button in the form, by their names in the pool, separated by commas. */
  readonly providers?: string;
  /** Whether the form asks if the person wants to stay signed in. */
  readonly keepSignedIn?: 'ticked' | 'unticked';
  /** How sign-ins start; default: with SRP. */
  readonly flow?: SignInFlow;
  /** A person of that pool, to sign in as. Only from the build: a password does not belong in a URL. */
  readonly person?: Person;
}

/** A person in a sandbox, with the pool's initial password. */
export interface Person {
  readonly username: string;
  readonly password: string;
}

/** Each setting by its URL parameter, and by its build variable. */
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
 * Reads the query of the URL first, then `VITE_LATCHKEY_*` of the build. Null if no pool is named. The query counts on this machine
 * only: a link to a demo that others use must not send what they type to another pool.
 *
 * @param hostname - of the page
 * @throws RangeError for an unknown flow, and for a URL that is not on this machine: a link must not send people's passwords
 *   elsewhere.
 */
export function readSettings(query: string, environment: Environment, hostname: string): Settings | null {
  const parameters = new URLSearchParams(isLoopback(hostname) ? query : '');
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
    // Only for the build's own sandbox, not for another pool named in the URL.
    ...(hasPerson && control && userPoolId === environment.VITE_LATCHKEY_USER_POOL_ID
      ? { person: { username, password } }
      : {}),
  };
}

/** A record, so that no flow can be left out. */
const FLOWS: Readonly<Record<SignInFlow, true>> = {
  USER_SRP_AUTH: true,
  USER_PASSWORD_AUTH: true,
  CUSTOM_AUTH: true,
  USER_AUTH: true,
};

const isFlow = (name: string): name is SignInFlow => Object.hasOwn(FLOWS, name);

function knownFlow(name: string): SignInFlow {
  if (isFlow(name)) return name;
  throw new RangeError(`"flow" must be one of ${Object.keys(FLOWS).join(', ')}, not "${name}".`);
}

function onThisMachine(address: string, parameter: string): string {
  const url = URL.canParse(address) && new URL(address);
  if (url && isLoopback(url.hostname)) return url.href;
  throw new RangeError(
    `"${parameter}" must be an address on this machine, such as http://localhost:9229/, not "${address}".`,
  );
}
