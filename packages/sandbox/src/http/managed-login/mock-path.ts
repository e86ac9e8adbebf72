const PREFIX = '/mock/';

/** The path of the page of a mock identity provider. */
export function mockPath(providerName: string): string {
  return `${PREFIX}${encodeURIComponent(providerName)}`;
}

/** Returns the provider's name in a path. */
export function providerIn(path: string): string {
  try {
    return decodeURIComponent(path.slice(PREFIX.length));
  } catch {
    return '';
  }
}

/** Whether a path leads to the page of a mock identity provider. */
export function isMockPath(path: string): boolean {
  return path.startsWith(PREFIX);
}
