/**
 * Has the browser connect to where the requests will go, while the person types: DNS, TCP and TLS are two round trips or more.
 * Without credentials, as the requests are: those have connections of their own.
 */
export function preconnect(url: string): void {
  const { document } = globalThis as Partial<typeof globalThis>;
  if (!document) return;
  const link = document.createElement('link');
  link.rel = 'preconnect';
  link.crossOrigin = '';
  link.href = new URL(url).origin;
  // A browser acts on it when it is put in; afterwards it says nothing.
  document.head.append(link);
  link.remove();
}
