/**
 * The storage of this browser for the demo. Null where the person has blocked site data: reading the property throws there.
 */
export const localItems = readLocalStorage();

function readLocalStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
