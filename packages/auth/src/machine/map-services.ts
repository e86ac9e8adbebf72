import type { FaultReply, Ports } from './ports.ts';

/** One service; besides its own replies it may answer with a fault, such as that it did not load. */
export type Service<Name extends keyof Ports> = (
  input: Ports[Name][0],
  signal: AbortSignal,
) => Promise<Ports[Name][1] | FaultReply>;

/** The service that `wrap` makes of each member, under the member's name. */
export function mapServices<Members extends { readonly [Name in keyof Members & keyof Ports]: unknown }>(
  members: Members,
  wrap: <Name extends keyof Members & keyof Ports>(member: Members[Name], name: Name) => Service<Name>,
): { [Name in keyof Members & keyof Ports]: Service<Name> } {
  const made = Object.entries(members).map(([name, member]) => [
    name,
    wrap(member as never, name as keyof Members & keyof Ports),
  ]);
  // Object.entries and Object.fromEntries know no names; `wrap` was checked for each of them.
  return Object.fromEntries(made) as { [Name in keyof Members & keyof Ports]: Service<Name> };
}
