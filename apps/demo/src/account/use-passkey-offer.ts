import { useUser } from '@latchkey/react';
import { useEffect } from 'react';
import { localItems } from '../local-items.ts';
import { LAST_USERNAME } from '../sign-in-options.ts';

/**
 * Keeps for the next visit who may be offered a passkey: a person who has one, and nobody else, since the offer begins a
 * sign-in by itself. A name only: it proves nothing.
 *
 * @param has null as long as it is not known
 */
export function usePasskeyOffer(has: boolean | null): void {
  const username = useUser()?.username;
  useEffect(() => {
    if (has === null || username === undefined) return;
    if (has) localItems?.setItem(LAST_USERNAME, username);
    else localItems?.removeItem(LAST_USERNAME);
  }, [has, username]);
}
