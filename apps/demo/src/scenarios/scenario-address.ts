/** The address of this page with another scenario. */
export function scenarioAddress(id: string): string {
  const query = new URLSearchParams(location.search);
  query.set('scenario', id);
  return `?${query}`;
}
