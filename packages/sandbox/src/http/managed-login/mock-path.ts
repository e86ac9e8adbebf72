const PREFIX = '/mock/';

/** The path of the page of a mock identity provider. */
export function mockPath(providerName: string): string {
  return `${PREFIX}${encodeURIComponent(providerName)}`;
}

/** Whether a path is that of a mock identity provider's page. */
export function isMockPath(path: string): boolean {
  return path.startsWith(PREFIX);
}
