import { useUser } from '@latchkey/react';
import { useEffect } from 'react';
import { keepLastUsername } from '../last-username.ts';

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
    keepLastUsername(has ? username : null);
  }, [has, username]);
}
