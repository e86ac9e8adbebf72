/** The keys of a table, in its order. */
export function namesOf<const N extends string>(table: Readonly<Record<N, unknown>>): N[] {
  return Object.keys(table) as N[];
}
