import { type AccountCardName, type AccountProps, Account as AllCards } from '@latchkey/ui/account';
import { type ReactElement, useEffect, useState } from 'react';
import type { PoolFacts } from './views/home/pool-context.ts';

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

/** Renders once the second steps of the pool are known: a switch without an effect would mislead people. */
export function Account({ pool }: { readonly pool: PoolFacts }): ReactElement | null {
  const [known, setKnown] = useState<Pick<AccountProps, 'secondSteps'> | null>(null);
  useEffect(() => {
    let isGone = false;
    void pool.secondSteps().then((secondSteps) => {
      if (!isGone) setKnown(secondSteps ? { secondSteps } : {});
    });
    return () => {
      isGone = true;
    };
  }, [pool]);
  return known && <AllCards theme="inherit" cards={CARDS} {...known} />;
}
