/** How the page reaches the sandbox: over HTTP, or in its own worker. */
export interface SandboxLink {
  /** The URL of the user-pool API. */
  readonly endpoint: string;
  /** The URL of the control API. */
  readonly control: string;
  readonly fetch: typeof fetch;
  /** Whether the sandbox ends with the page. */
  readonly ephemeral: boolean;
}

/** The pool of a scenario. */
export interface StagedPool {
  readonly userPoolId: string;
  readonly clientId: string;
}

/**
 * Calls the control API.
 *
 * @throws Error with the API's message if it refuses
 */
export async function control(
  link: SandboxLink,
  path: string,
  body?: object,
  method = body === undefined ? 'GET' : 'POST',
): Promise<unknown> {
  const response = await link.fetch(`${link.control.replace(/\/$/, '')}${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const output: unknown = await response.json();
  if (response.ok) return output;
  const said = typeof output === 'object' && output !== null && 'message' in output ? output.message : '';
  throw new Error(`The sandbox refused ${path}: ${String(said)}`);
}
