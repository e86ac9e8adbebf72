import { usePasskeyAutofill } from '@latchkey/react';
import { lastUsername } from '../last-username.ts';

/** Read on page load: people who have just signed out want the form, not the offer. */
const atStart = lastUsername();

export interface PasskeyOfferProps {
  /** Default: the last username seen in this browser with a passkey. */
  readonly username: string | null | undefined;
}

/** Offers a person's passkey in the browser's autofill while the sign-in form is shown. */
export function PasskeyOffer({ username = atStart }: PasskeyOfferProps): null {
  usePasskeyAutofill(username);
  return null;
}
