import { type AccountCardName, Account as AllCards } from '@latchkey/ui/account';
import type { ReactElement } from 'react';

/** Without the card of this browser, which is on the home page. */
const CARDS: readonly AccountCardName[] = [
  'profile',
  'password',
  'mfa',
  'passkeys',
  'sessions',
  'devices',
  'delete',
];

export function Account(): ReactElement {
  return <AllCards theme="inherit" cards={CARDS} />;
}
