/** The search text, stored in the URL: it survives Back, and a search can be shared. */
export function readQuery(hash = location.hash): string {
  return new URLSearchParams(hash.split('?')[1] ?? '').get('find') ?? '';
}

export function writeQuery(query: string): void {
  const find = query.trim() === '' ? '' : `?${new URLSearchParams({ find: query })}`;
  history.replaceState(history.state, '', `#/gallery${find}`);
}
