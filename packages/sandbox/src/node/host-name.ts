export const HOST_NAME_RULE = 'must be a host name without scheme and port, such as my-pool';

/** Whether a text is a host name as URLs have it, in any case. */
export function isHostName(text: string): boolean {
  return /^(\[[\d:A-Fa-f.]+\]|[\w.-]+)$/.test(text) && hostNameOf(text) === text.toLowerCase();
}

/** The host name of a Host header, in lower case; undefined for nonsense. */
export function hostNameOf(header: string): string | undefined {
  const url = `http://${header}`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}
