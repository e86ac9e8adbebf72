import { usePasskeyAutofill } from '@latchkey/react';
import { lastUsername } from '../last-username.ts';

/** As the page found it: people who signed out just now want the form, and not the offer. */
const atStart = lastUsername();

export interface PasskeyOfferProps {
  /** Default: who was last seen in this browser with a passkey. */
  readonly username: string | null | undefined;
}

/** Offers the passkey of a person in the browser's autofill, while the sign-in form is shown. */
export function PasskeyOffer({ username = atStart }: PasskeyOfferProps): null {
  usePasskeyAutofill(username);
  return null;
}
