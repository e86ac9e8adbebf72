const KEY = 'latchkey:last-username';

/** Null where the person has blocked site data: reading the property throws there. */
function items(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** The last username seen in this browser with a passkey. A name only: it proves nothing. */
export const lastUsername = (): string | null => items()?.getItem(KEY) ?? null;

/** @param username - null removes it */
export function keepLastUsername(username: string | null): void {
  if (username === null) items()?.removeItem(KEY);
  else items()?.setItem(KEY, username);
}
