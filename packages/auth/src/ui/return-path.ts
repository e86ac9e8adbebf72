/** Stands for the app's own origin, which no link can name. */
const here = 'https://here.invalid';

/**
 * The page that a guard has kept as `to` in the query of the sign-in page, to go there after the sign-in. Anybody can make a link to a
 * sign-in page: what leads to another origin is not taken.
 *
 * @param query - `location.search`
 * @param otherwise - where to go where there is no such page
 * @returns a path of this origin, with its query and fragment
 */
export function returnPath(query: string, otherwise = '/'): string {
  const to = new URLSearchParams(query).get('to');
  if (!to?.startsWith('/')) return otherwise;
  const url = parse(to);
  // A path that begins with two slashes is the name of a host where it is used.
  if (url?.origin !== here || url.pathname.startsWith('//')) return otherwise;
  return url.pathname + url.search + url.hash;
}

// Not URL.canParse: Safari has it since 17, Chrome since 120.
function parse(path: string): URL | null {
  try {
    return new URL(path, here);
  } catch {
    return null;
  }
}
