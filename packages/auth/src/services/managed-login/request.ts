import { isNull, isNumber, isObject, oneOf, own, textUpTo } from '../../checks.ts';
import { type ManagedLoginMode, REMEMBER, type Remember } from '../../model.ts';
import type { ManagedLoginRequest, SilentRequest } from '../../requests.ts';

/** A checked request: what is sent to managed login, and what is stored here. */
export interface CheckedRequest {
  /** Parameters of the authorize endpoint. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Whether to use a hidden iframe. */
  readonly frame: boolean;
  readonly maxAge: number | null;
  readonly remember: Remember;
  /** A path of this origin, with query and fragment. */
  readonly returnTo: string | null;
  /** JSON. */
  readonly data: string | null;
}

/** The problem with a request: a stable code for its fault. */
export type RequestProblem = 'request-invalid' | 'return-to-invalid' | 'data-invalid';

/** Characters. */
export const LONGEST_WORD = 2_048;
export const MOST_DATA = 10_000;

const isWord = textUpTo(LONGEST_WORD);
const isData = textUpTo(MOST_DATA);

/** Members of a request that are passed on unchanged, with their parameter names. */
const PARAMETERS = {
  provider: 'identity_provider',
  idpIdentifier: 'idp_identifier',
  loginHint: 'login_hint',
  prompt: 'prompt',
  lang: 'lang',
  resource: 'resource',
  acrValues: 'acr_values',
} as const satisfies Partial<Record<keyof ManagedLoginRequest, string>>;

const isRemember = oneOf(REMEMBER);
const isPrompt = oneOf([undefined, 'login', 'select_account', 'consent']);

/** @param href - the URL of the page: `returnTo` must have its origin */
export function checkRequest(
  mode: ManagedLoginMode,
  given: unknown,
  href: string,
): CheckedRequest | RequestProblem {
  if (!isObject(given)) return 'request-invalid';
  const request: Partial<Record<keyof ManagedLoginRequest | keyof SilentRequest, unknown>> = own(given);
  const { prompt, maxAge, frame, remember = 'browser', returnTo, data } = request;
  const parameters: Record<string, string> = {};
  for (const [name, parameter] of Object.entries(PARAMETERS)) {
    const value = request[name as keyof typeof PARAMETERS];
    if (value === undefined) continue;
    if (!isWord(value) || value === '') return 'request-invalid';
    parameters[parameter] = value;
  }
  const isSeconds = isNumber(maxAge) && Number.isInteger(maxAge) && maxAge >= 0;
  if (!isPrompt(prompt) || (maxAge !== undefined && !isSeconds)) return 'request-invalid';
  if (!isRemember(remember)) return 'request-invalid';
  if (parameters.identity_provider && parameters.idp_identifier) return 'request-invalid';
  if (isSeconds) parameters.max_age = `${maxAge}`;
  if (mode === 'silent') parameters.prompt = 'none';
  const path = returnTo === undefined ? null : pathOf(returnTo, href);
  if (path === undefined) return 'return-to-invalid';
  const json = jsonOf(data);
  if (json === undefined) return 'data-invalid';
  return {
    parameters,
    frame: frame === true,
    maxAge: isSeconds ? maxAge : null,
    remember,
    returnTo: path,
    data: json,
  };
}

const orNone = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

/** Returns path, query and fragment of a URL of this page's own origin; undefined for any other. */
export const pathOf = (returnTo: unknown, href: string): string | undefined =>
  orNone(() => {
    if (!isWord(returnTo)) return undefined;
    const { origin, protocol } = new URL(href);
    const url = new URL(returnTo, origin);
    // Resolved as a URL, a path that begins with two slashes leads to another host.
    const isOwn = url.origin === origin && url.protocol === protocol;
    if (!isOwn || url.username || url.password || url.pathname.startsWith('//')) return undefined;
    return `${url.pathname}${url.search}${url.hash}`;
  });

/** Null if there is no data; undefined if JSON cannot hold it, or it is too long. */
const jsonOf = (data: unknown): string | null | undefined =>
  orNone(() => {
    const json: unknown = data === undefined ? null : JSON.stringify(data);
    return isNull(json) || isData(json) ? json : undefined;
  });

/** Undefined if there is no data, or if it is not JSON: another script may have stored it. */
export const dataIn = (json: string | null): unknown => orNone(() => JSON.parse(json ?? '') as unknown);
