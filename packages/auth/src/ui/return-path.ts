import { isString, requireArgument } from '../require-argument.ts';

/** Stands for the app's own origin; no link can name it. */
const here = 'https://here.invalid';

/**
 * Returns the page to go to after a sign-in, which a route guard stored as `to` in the query of the sign-in page. Anybody can
 * make a link to a sign-in page, so a `to` that leads to another origin is ignored.
 *
 * @param query - `location.search`
 * @param otherwise - the page to use if there is none
 * @returns a path of this origin, with its query and fragment
 * @throws AuthError `invalid-input`
 */
export function returnPath(query: string, otherwise = '/'): string {
  requireArgument(query, isString, 'query must be a string, such as location.search.');
  requireArgument(otherwise, isString, 'otherwise must be a string: the path of a page.');
  const to = new URLSearchParams(query).get('to');
  if (!to?.startsWith('/')) return otherwise;
  const url = parse(to);
  // Browsers read a path that begins with two slashes as a host name.
  if (url?.origin !== here || url.pathname.startsWith('//')) return otherwise;
  return url.pathname + url.search + url.hash;
}

// Not URL.canParse: only in Safari since 17, Chrome since 120.
function parse(path: string): URL | null {
  try {
    return new URL(path, here);
  } catch {
    return null;
  }
}
