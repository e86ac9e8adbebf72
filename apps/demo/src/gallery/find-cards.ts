import type { FaultKind, View } from '@latchkey/auth';
import { viewTitles } from '../shell/view-titles.ts';
import { type Card, nameOf } from './card.ts';

/** Words that people use for a refusal. */
const SAID: { readonly [Kind in FaultKind]?: string } = {
  credentials: 'wrong incorrect password',
  code: 'wrong incorrect code',
  throttled: 'too many tries attempts wait rate limit',
  network: 'offline connection unreachable',
  policy: 'weak password rules',
  taken: 'already exists duplicate',
  cancelled: 'cancelled aborted',
  configuration: 'set up misconfigured',
  server: 'outage down 500',
};

/** Words that people use for a view, beside its title. */
const ALSO: { readonly [V in View]?: string } = {
  totpCode: 'authenticator totp second step mfa 2fa',
  smsCode: 'sms phone',
  emailCode: 'inbox mail',
  setUpTotp: 'totp qr mfa 2fa',
  passkey: 'webauthn fingerprint face pin',
  managedLogin: 'google saml social hosted pages redirect popup',
  signUp: 'register registration',
  forgotPassword: 'lost',
  lapsed: 'too late timeout',
  home: 'signed in tokens',
};

/** `SMS_MFA.answeringLate` is also `sms mfa answering late`. */
const spaced = (name: string) => name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[._]/g, ' ');

function textOf(card: Card): string {
  const { view, fault, busy = false, stepUp } = card.state;
  const name = nameOf(card);
  return [
    name,
    spaced(name),
    view,
    viewTitles[view],
    ALSO[view],
    fault && ['refused error', fault.kind, fault.code, SAID[fault.kind]].join(' '),
    busy && 'busy loading waiting',
    stepUp && 'confirm verify again acr level dialog',
  ]
    .filter(Boolean)
    .join(' ')
    .toLowerCase();
}

const texts = new WeakMap<Card, string>();

/** Returns the cards whose name, title or refusal contains every word of the query. */
export function findCards(cards: readonly Card[], query: string): readonly Card[] {
  const words = query
    .toLowerCase()
    .split(/[\s›]+/)
    .filter(Boolean);
  return cards.filter((card) => {
    const text = texts.get(card) ?? textOf(card);
    texts.set(card, text);
    return words.every((word) => text.includes(word));
  });
}
