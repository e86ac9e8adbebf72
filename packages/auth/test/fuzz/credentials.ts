import { pick } from '../storm/random.ts';

/** Names of errors that browsers and password managers refuse passkeys with. */
const REFUSALS = [
  'NotAllowedError',
  'AbortError',
  'SecurityError',
  'NotSupportedError',
  'InvalidStateError',
  'UnknownError',
  '',
];

/** Not bytes, nor anything else that WebAuthn returns. */
const WRONG: readonly unknown[] = [undefined, null, '', 'x', 7, -1, {}, [], true, Symbol('wrong'), () => 'x'];

/** Browser credentials as a careless password manager replaces them: they refuse, return anything, or leave members out. */
export function hostile(credentials: CredentialsContainer, next: () => number): CredentialsContainer {
  const spoil = async (work: () => Promise<Credential | null>): Promise<Credential | null> => {
    const kind = next() % 5;
    if (kind === 0) throw new DOMException('Refused.', pick(REFUSALS, next()));
    if (kind === 1) throw pick([new TypeError('Not a function.'), new Error('Refused.')], next());
    // Extensions may return anything.
    if (kind === 2) return pick(WRONG, next()) as Credential | null;
    // The test's own authenticator returns plain objects.
    const credential: object = Object(await work()) as object;
    if (kind === 3) return credential as Credential;
    const { response = {} } = credential as { readonly response?: object };
    const member = pick([...Object.keys(response), 'id', 'rawId', 'type', 'response'], next());
    const instead = { [member]: pick(WRONG, next()) };
    return {
      ...credential,
      response: { ...response, ...instead },
      ...(member in response ? {} : instead),
    } as never;
  };
  const container: Pick<CredentialsContainer, 'get' | 'create'> = {
    get: (options) => spoil(() => credentials.get(options)),
    create: (options) => spoil(() => credentials.create(options)),
  };
  // No other member of the container is used.
  return container as CredentialsContainer;
}
