/** How the page reaches the sandbox: over HTTP, or in a worker of its own. */
export interface SandboxLink {
  /** Of the user-pool API. */
  readonly endpoint: string;
  /** Of the control API. */
  readonly control: string;
  readonly fetch: typeof fetch;
  /** Whether the sandbox lives no longer than the page. */
  readonly ephemeral: boolean;
}

/** The pool that a scenario plays in. */
export interface StagedPool {
  readonly userPoolId: string;
  readonly clientId: string;
}

/**
 * Asks the control API.
 *
 * @throws Error when it refuses, with its message
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
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  const said = typeof answer === 'object' && answer !== null && 'message' in answer ? answer.message : '';
  throw new Error(`The sandbox refused ${path}: ${String(said)}`);
}
