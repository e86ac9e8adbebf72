/** Parameters that managed login adds to a URL. */
const ADDED = ['code', 'state', 'error', 'error_description'];

/** Returns the URL of this page for managed login to redirect to: with its settings, without parameters added on the way. */
export function pageAddress(href = location.href): string {
  const url = new URL(href);
  for (const name of ADDED) url.searchParams.delete(name);
  url.hash = '';
  return url.href;
}
