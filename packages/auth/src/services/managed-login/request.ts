import {
  isNull,
  isNumber,
  isObject,
  isText,
  isTexts,
  nullable,
  oneOf,
  own,
  shaped,
  textUpTo,
} from '../../checks.ts';
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
const LONGEST = 2_048;
const MOST_DATA = 10_000;

const isWord = textUpTo(LONGEST);

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

// Not the list of the model: bundlers would give that a file of its own, which every page loads.
export const isRemember = oneOf(REMEMBER);

export const isCheckedRequest = shaped({
  parameters: isTexts,
  frame: (value): value is boolean => typeof value === 'boolean',
  maxAge: nullable(isNumber),
  remember: isRemember,
  returnTo: nullable(isWord),
  data: nullable(textUpTo(MOST_DATA)),
});

const isPrompt = oneOf(['login', 'select_account', 'consent']);

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
  const isSeconds = isNumber(maxAge) && maxAge >= 0 && Number.isInteger(maxAge);
  if ((prompt !== undefined && !isPrompt(prompt)) || (maxAge !== undefined && !isSeconds))
    return 'request-invalid';
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

/** Returns path, query and fragment of a URL of this page's own origin; undefined for any other. */
export function pathOf(returnTo: unknown, href: string): string | undefined {
  if (!isWord(returnTo)) return undefined;
  try {
    const { origin, protocol } = new URL(href);
    const url = new URL(returnTo, origin);
    // Resolved as a URL, a path that begins with two slashes leads to another host.
    const isOwn = url.origin === origin && url.protocol === protocol;
    if (!isOwn || url.username || url.password || url.pathname.startsWith('//')) return undefined;
    return `${url.pathname}${url.search}${url.hash}`;
  } catch {
    return undefined;
  }
}

/** Null if there is no data; undefined if JSON cannot hold it, or it is too long. */
function jsonOf(data: unknown): string | null | undefined {
  if (data === undefined) return null;
  try {
    const json: unknown = JSON.stringify(data);
    return isText(json) && json.length <= MOST_DATA ? json : undefined;
  } catch {
    return undefined;
  }
}

export const dataIn = (json: string | null): unknown =>
  isNull(json) ? undefined : (JSON.parse(json) as unknown);
