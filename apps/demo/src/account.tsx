import { type AccountCardName, type AccountProps, Account as AllCards } from '@latchkey/ui/account';
import { type ReactElement, useEffect, useState } from 'react';
import type { AccountSettings, PoolFacts } from './views/home/pool-context.ts';

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

/** Known settings leave out what the pool does not have: nobody needs to ask, or to see a switch without an effect. */
function propsFor(settings: AccountSettings | undefined): Pick<AccountProps, 'cards' | 'secondSteps'> {
  if (settings === undefined) return { cards: CARDS };
  const { secondSteps, tracksSessions, tracksDevices } = settings;
  const isThere = (card: AccountCardName) =>
    (card !== 'sessions' || tracksSessions) && (card !== 'devices' || tracksDevices);
  return { secondSteps, cards: CARDS.filter(isThere) };
}

/** Renders once the settings of the pool are known. */
export function Account({ pool }: { readonly pool: PoolFacts }): ReactElement | null {
  const [props, setProps] = useState<AccountProps | null>(null);
  useEffect(() => {
    let isGone = false;
    void pool.accountSettings().then((settings) => {
      if (!isGone) setProps(propsFor(settings));
    });
    return () => {
      isGone = true;
    };
  }, [pool]);
  return props && <AllCards theme="inherit" {...props} />;
}
