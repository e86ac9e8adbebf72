import type { InjectedFaultRule } from '@latchkey/sandbox';
import type { Person } from '../settings.ts';
import { control, type SandboxLink } from './sandbox-link.ts';
import type { Scenario } from './scenario.ts';

/** The changes in a pool since it was created. */
export interface Changes {
  /** Whether the person's password is still the one that the page knows. */
  readonly hasPassword: boolean;
  /** Sentences for the person; none if nothing has changed. */
  readonly texts: readonly string[];
}

export const noChanges: Changes = { hasPassword: true, texts: [] };

/** The parts of the control API's responses that are read here; it is a developer tool, and trusted. */
interface User {
  readonly status: string;
  readonly mfa: readonly string[];
  readonly passwordChanges: number;
}
type Fault = InjectedFaultRule & { readonly hits: number };

/**
 * Asks the sandbox for changes in a pool: by this page, another tab, or the control page.
 *
 * @throws Error if the sandbox cannot be reached
 */
export async function readChanges(
  link: SandboxLink,
  userPoolId: string,
  person: Person,
  scenario: Scenario | null,
): Promise<Changes> {
  const pool = `/pools/${userPoolId}`;
  // Lists all users: asking for a missing one would be an error.
  const [users, faults] = await Promise.all([
    control(link, `${pool}/users`) as Promise<readonly (User & { username: string })[]>,
    control(link, `${pool}/faults`) as Promise<readonly Fault[]>,
  ]);
  const user = users.find(({ username }) => username === person.username);
  return user === undefined
    ? { hasPassword: false, texts: [`The account of ${person.username} has been deleted.`] }
    : changesOf(user, faults, scenario);
}

export function changesOf(user: User, faults: readonly Fault[], scenario: Scenario | null): Changes {
  const hasPassword = user.passwordChanges === 0;
  const { totpSecret, enabled = [] } = scenario?.user?.mfa ?? {};
  const atFirst = new Set<string>([...enabled, ...(totpSecret === undefined ? [] : ['SOFTWARE_TOKEN_MFA'])]);
  const hasSteps = user.mfa.length === atFirst.size && user.mfa.every((mfa) => atFirst.has(mfa));
  const isOver = faults.some(({ times, hits }) => times !== undefined && hits >= times);
  return {
    hasPassword,
    texts: [
      ...(hasPassword ? [] : ['The password has been changed.']),
      ...(hasSteps ? [] : ['The second steps have been changed.']),
      ...(isOver ? ['The problem of this scenario has already happened.'] : []),
    ],
  };
}
