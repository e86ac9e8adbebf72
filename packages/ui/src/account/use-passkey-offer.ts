import { useUser } from '@latchkey/react';
import { useEffect } from 'react';
import { keepLastUsername } from '../last-username.ts';

/**
 * Stores for the next visit who may be offered a passkey: only a person who has one, because the offer starts a sign-in by
 * itself. A name only: it proves nothing.
 *
 * @param has null while unknown
 */
export function usePasskeyOffer(has: boolean | null): void {
  const username = useUser()?.username;
  useEffect(() => {
    if (has === null || username === undefined) return;
    keepLastUsername(has ? username : null);
  }, [has, username]);
}
