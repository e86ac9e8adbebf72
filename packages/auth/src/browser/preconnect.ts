/**
 * Opens the connection for the coming requests while the person types: DNS, TCP and TLS take two round trips or more. Without
 * credentials, like the requests: the browser keeps connections with credentials apart.
 */
export function preconnect(url: string): void {
  const { document } = globalThis as Partial<typeof globalThis>;
  if (!document) return;
  const link = document.createElement('link');
  link.rel = 'preconnect';
  link.crossOrigin = '';
  link.href = new URL(url).origin;
  // The browser acts on the link when it is inserted; it is not needed afterwards.
  document.head.append(link);
  link.remove();
}
