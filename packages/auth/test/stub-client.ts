import {
  type BareClient,
  type ExceptionName,
  type RequestOptions,
  ServiceException,
} from '@latchkey/cognito';

interface Asked {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly options: RequestOptions | undefined;
}

type StubResponse = object | Error | ((asked: Asked) => object | Promise<object>);

/** A pool whose responses all come from a test: for what a real one does once a year. */
export interface StubClient extends BareClient {
  readonly asked: readonly Asked[];
  /** The names of the operations since the last time. */
  calls(): readonly string[];
  /** The next responses of an operation; the last one repeats. */
  respond(operation: string, ...answers: StubResponse[]): void;
}

export function stubClient(): StubClient {
  const asked: Asked[] = [];
  const responses = new Map<string, StubResponse[]>();
  let seen = 0;
  return {
    clientId: 'client',
    endpoint: 'https://pool.example/',
    asked,
    calls() {
      const fresh = asked.slice(seen).map(({ operation }) => operation);
      seen = asked.length;
      return fresh;
    },
    respond(operation, ...given) {
      responses.set(operation, given);
    },
    async call<Output>(
      { name }: { readonly name: string },
      input: object,
      options?: RequestOptions,
    ): Promise<Output> {
      const call: Asked = { operation: name, input: { ...input }, options };
      asked.push(call);
      const list = responses.get(name) ?? [];
      const next = list.length > 1 ? list.shift() : list[0];
      if (next === undefined) throw new Error(`No answer to ${name} was given.`);
      const output = typeof next === 'function' ? await next(call) : next;
      if (output instanceof Error) throw output;
      // The test's response fits the operation.
      return output as Output;
    },
  };
}

/** A refusal of the pool. */
export const refused = (
  exceptionName: ExceptionName,
  message = 'Refused.',
  operation = 'GetTokensFromRefreshToken',
): ServiceException =>
  new ServiceException(exceptionName, message, {
    operation,
    attempts: 1,
    retry: 'never',
    httpStatus: 400,
    exceptionName,
  });

const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');

/** Tokens of a user of this pool, as Cognito issues them. */
export function issue(
  now: number,
  name: string,
  {
    username = 'ann',
    life = 3_600,
    ...changes
  }: { username?: string; life?: number } & Record<string, unknown> = {},
) {
  const iat = Math.floor(now / 1_000);
  const claims = {
    sub: `sub-of-${username}`,
    iss: 'https://cognito-idp.eu-west-2.amazonaws.com/eu-west-2_Pool',
    iat,
    exp: iat + life,
    jti: name,
    ...changes,
  };
  return {
    accessToken: `e30.${part({ ...claims, token_use: 'access', client_id: 'client', username })}.sig`,
    idToken: `e30.${part({ ...claims, token_use: 'id', aud: 'client', 'cognito:username': username })}.sig`,
    refreshToken: `refresh-${name}`,
  };
}
