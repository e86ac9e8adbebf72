/** What managed login adds to an address. */
const ADDED = ['code', 'state', 'error', 'error_description'];

/** The address of this page, as managed login sends people back to it: with its settings, and nothing that came on the way. */
export function pageAddress(href = location.href): string {
  const url = new URL(href);
  for (const name of ADDED) url.searchParams.delete(name);
  url.hash = '';
  return url.href;
}
