import type { FaultReply, Ports } from './ports.ts';

/** One service. Besides its own replies it may return a fault, for example when it did not load. */
export type Service<Name extends keyof Ports> = (
  input: Ports[Name][0],
  signal: AbortSignal,
) => Promise<Ports[Name][1] | FaultReply>;

/** Maps each member to a service with the same name. */
export function mapServices<Members extends { readonly [Name in keyof Members & keyof Ports]: unknown }>(
  members: Members,
  wrap: <Name extends keyof Members & keyof Ports>(member: Members[Name], name: Name) => Service<Name>,
): { [Name in keyof Members & keyof Ports]: Service<Name> } {
  const made = Object.entries(members).map(([name, member]) => [
    name,
    wrap(member as never, name as keyof Members & keyof Ports),
  ]);
  // Object.entries and Object.fromEntries lose the names; `wrap` was checked for each of them.
  return Object.fromEntries(made) as { [Name in keyof Members & keyof Ports]: Service<Name> };
}
