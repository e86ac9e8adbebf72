import { OUTPUT_NAMES, type OutputName } from './probes/probe.ts';

/** Reads the outputs that probes need, from a stack or from the template. */
export function outputsOf(given: Readonly<Record<string, string | undefined>>): Record<OutputName, string> {
  const missing = OUTPUT_NAMES.filter((name) => given[name] === undefined);
  if (missing.length > 0) throw new Error(`The stack has no output ${missing.join()}.`);
  return Object.fromEntries(OUTPUT_NAMES.map((name) => [name, given[name] ?? ''])) as Record<
    OutputName,
    string
  >;
}

/** The origin of managed login. */
export const domainOf = ({ Domain }: Readonly<Record<OutputName, string>>, region: string): string =>
  `https://${Domain}.auth.${region}.amazoncognito.com`;

/** The pool with codes by email, if the stack has it. */
export function emailOf({
  EmailPoolId,
  EmailClientId,
}: Readonly<Record<string, string | undefined>>): { UserPoolId: string; ClientId: string } | undefined {
  if (EmailPoolId === undefined || EmailClientId === undefined) return undefined;
  return { UserPoolId: EmailPoolId, ClientId: EmailClientId };
}
