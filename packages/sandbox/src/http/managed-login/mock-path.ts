const PREFIX = '/mock/';

/** The path of the page of a mock identity provider. */
export function mockPath(providerName: string): string {
  return `${PREFIX}${encodeURIComponent(providerName)}`;
}

/** The provider that a path is of. */
export function providerIn(path: string): string {
  try {
    return decodeURIComponent(path.slice(PREFIX.length));
  } catch {
    return '';
  }
}

/** Whether a path is that of a mock identity provider's page. */
export function isMockPath(path: string): boolean {
  return path.startsWith(PREFIX);
}
