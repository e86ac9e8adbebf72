/** The keys of a table, in order. */
export function namesOf<const N extends string>(table: Readonly<Record<N, unknown>>): N[] {
  return Object.keys(table) as N[];
}
