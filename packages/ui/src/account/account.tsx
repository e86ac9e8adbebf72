import type { Mfa } from '@latchkey/auth';
import { getUser } from '@latchkey/auth/account';
import { useAuthClient } from '@latchkey/react';
import { createElement, type ReactElement, useCallback, useId } from 'react';
import { FaultMessage } from '../parts/fault-message.tsx';
import { type LookProps, Root } from '../root.tsx';
import { WordsContext } from '../words/context.ts';
import { useAccountWords } from '../words/use-account.ts';
import type { Words } from '../words/words.ts';
import { DeleteCard } from './delete-card.tsx';
import { DeviceCard } from './device-card.tsx';
import { DevicesCard } from './devices-card.tsx';
import { PasskeysCard } from './passkeys-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { ProfileCard } from './profile-card.tsx';
import { SecondStepCard } from './second-step-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { useLoaded } from './use-loaded.ts';

const CARDS = ['profile', 'password', 'mfa', 'passkeys', 'device', 'sessions', 'devices', 'delete'] as const;

/** The name of a card: see `AccountProps.cards`. */
export type AccountCardName = (typeof CARDS)[number];

export interface AccountProps extends LookProps {
  /** Default: those of the surrounding `Authenticator`. */
  readonly words?: Words | undefined;
  /** The cards to show, in order. Default: all. */
  readonly cards?: readonly AccountCardName[] | undefined;
  /** The second steps that the pool supports, because apps cannot find out; an empty list for none. Default: all. */
  readonly secondSteps?: readonly Mfa[] | undefined;
}

/**
 * The account page of a signed-in person: profile, password, second steps, passkeys, browsers, sign-ins, and deletion. Each
 * card can also be shown on its own.
 *
 * @throws Error outside of an `AuthProvider`; an `Authenticator` contains one.
 */
export function Account({ words, ...props }: AccountProps): ReactElement {
  const cards = <Cards {...props} />;
  return words ? <WordsContext.Provider value={words}>{cards}</WordsContext.Provider> : cards;
}

const ALONE = {
  password: PasswordCard,
  passkeys: PasskeysCard,
  device: DeviceCard,
  sessions: SessionsCard,
  devices: DevicesCard,
  delete: DeleteCard,
} as const;

function Cards({ cards = CARDS, secondSteps, ...look }: Omit<AccountProps, 'words'>): ReactElement {
  const auth = useAuthClient();
  const id = useId();
  const words = useAccountWords();
  const { data: account, fault, reload } = useLoaded(useCallback(() => getUser(auth), [auth]));
  const show = (name: AccountCardName) => {
    if (name !== 'profile' && name !== 'mfa') return createElement(ALONE[name], { key: name });
    if (account === null) return null;
    const common = { key: name, account, onChange: reload };
    return name === 'profile'
      ? createElement(ProfileCard, common)
      : createElement(SecondStepCard, { ...common, ...(secondSteps && { offered: secondSteps }) });
  };
  return (
    <Root {...look}>
      <section className="lk-account" aria-labelledby={id}>
        <h2 id={id}>{words.title}</h2>
        <FaultMessage fault={fault} quiet />
        <div className="lk-cards">{cards.map(show)}</div>
      </section>
    </Root>
  );
}
