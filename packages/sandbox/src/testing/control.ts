import { CONTROL_PATH, createControl } from '../control-api/control-api.ts';
import type { SandboxOptions } from '../options.ts';
import { createSandbox } from '../sandbox.ts';
import { frozen } from './frozen.ts';

export const PASSWORD = 'Correct-horse-1';

/** A sandbox with one user, and the means to call its control API. */
export async function startControl(options: SandboxOptions = {}) {
  const sandbox = await createSandbox({
    ...frozen,
    users: [{ username: 'ada', password: PASSWORD }],
    ...options,
  });
  const control = createControl(sandbox);
  const request = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    control(
      new Request(`http://127.0.0.1:4599${CONTROL_PATH}${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  const json = async (method: string, path: string, body?: unknown) => {
    const response = await request(method, path, body);
    return { status: response.status, body: (await response.json()) as unknown };
  };
  return { sandbox, control, request, json };
}
