/**
 * Derives the public state from a snapshot of the chart: flags from tags, the view from `meta`, data from the context.
 *
 * @module
 */
import { type AuthContext, otherChoices, setUpChoices, shownChoices } from '../machine/context.ts';
import { mayResend } from '../machine/guards.ts';
import type { AuthMeta, AuthTag } from '../machine/tags.ts';
import type { DeviceStatus, Factor, Mfa, SessionInfo, TotpSetup } from '../model.ts';
import {
  type AuthActions,
  actionsOf,
  type IdTokenClaims,
  type ManagedLoginActions,
  type StateOf,
  type User,
  type View,
  type ViewData,
} from '../views.ts';
import { share } from './share.ts';

/** The part of the actor's snapshot that the projection reads. */
export interface AuthSnapshot {
  readonly context: AuthContext;
  hasTag(tag: AuthTag): boolean;
  getMeta(): Readonly<Record<string, AuthMeta | undefined>>;
}

/** Values behind sealed handles that may be shown, read at the time of the call. */
export interface Readers {
  /** Claims of the current ID token. */
  readonly claims: () => IdTokenClaims | null;
  /** The secret of the running TOTP setup. */
  readonly totp: () => TotpSetup | null;
}

interface Source {
  readonly context: AuthContext;
  readonly meta: AuthMeta;
  readonly readers: Readers;
  readonly has: (tag: AuthTag) => boolean;
}

const nothing = () => ({});
const userOf = (username: string, { readers }: Source): User => {
  const claims = readers.claims();
  const isTheirs = claims?.['cognito:username'] === username;
  return { username, claims: isTheirs ? claims : { ...noClaims, 'cognito:username': username } };
};
const user = ({ context }: Source) => ({ username: context.attempt.username });
const sent = ({ context, has }: Source) => ({
  username: context.attempt.username,
  delivery: context.delivery,
  canResend: !has('throttled'),
});
const step = ({ context }: Source) => ({
  username: context.attempt.username,
  lapsesAt: context.challenge.lapsesAt,
});
const code = (source: Source) => ({
  ...step(source),
  delivery: source.context.challenge.delivery,
  canResend: mayResend(source) && !source.has('throttled'),
});

/** Those of the choices that Latchkey knows in this challenge. */
const known = <Choice extends Factor | Mfa>({ context }: Source, choices: typeof shownChoices) => {
  const others = otherChoices(context);
  return choices(context).filter((choice): choice is Choice => !others.includes(choice));
};
const choice = <Choice extends Factor | Mfa>(source: Source) => ({
  ...step(source),
  choices: known<Choice>(source, shownChoices),
  otherChoices: otherChoices(source.context),
});

const data: { readonly [V in View]: (source: Source) => ViewData[V] } = {
  splash: nothing,
  signedOut: ({ context }) => ({ reason: context.ended }),
  signIn: user,
  chooseFactor: choice<Factor>,
  password: step,
  smsCode: code,
  emailCode: code,
  totpCode: (source) => ({
    ...step(source),
    deviceName: source.context.challenge.prompt.FRIENDLY_DEVICE_NAME ?? null,
  }),
  chooseMfa: choice<Mfa>,
  setUpMfa: (source) => {
    const choices = known<Mfa>(source, setUpChoices);
    return { ...step(source), choices, available: choices.length > 0 };
  },
  setUpTotp: (source) => ({ ...step(source), getTotpSetup: source.readers.totp }),
  setUpEmail: step,
  newPassword: (source) => ({
    ...step(source),
    requiredAttributes: source.context.challenge.requiredAttributes,
    attributes: source.context.challenge.attributes,
  }),
  custom: (source) => ({
    ...step(source),
    parameters: source.context.challenge.prompt,
    round: source.context.attempt.round,
  }),
  passkey: (source) => ({ ...choice<Factor>(source), autofill: source.has('background') }),
  unsupported: (source) => ({
    ...step(source),
    challengeName: source.context.challenge.name,
    parameters: source.context.challenge.prompt,
  }),
  lapsed: user,
  managedLogin: ({ has }) => ({ popup: has('popup') }),
  signUp: user,
  confirmSignUp: sent,
  forgotPassword: user,
  resetPassword: sent,
  home: (source) => {
    const { context, meta, has } = source;
    const { username, origin = 'api', ...times } = context.session ?? noSession;
    return {
      user: userOf(username, source),
      sessionOrigin: origin,
      session: { status: meta.session ?? 'fresh', ...times },
      device: deviceOf(source),
      online: !has('offline'),
      tab: context.tab,
    };
  },
  expired: ({ context }) => ({ username: context.session?.username ?? '' }),
  signingOut: nothing,
};

/** While a device that is known is looked at again, it stays as it was. */
const deviceOf = ({ context: { device }, meta }: Source): DeviceStatus =>
  meta.device === 'confirming' && device !== 'new' ? device : (meta.device ?? 'none');

const noSession: SessionInfo = { username: '', expiresAt: 0, refreshAt: 0, clockDrift: 0 };
const noClaims = { sub: '', exp: 0, iat: 0 };

/** Returns the public state of a snapshot. */
export function projectState<Added extends Partial<ManagedLoginActions>>(
  snapshot: AuthSnapshot,
  actions: AuthActions & Added,
  readers: Readers,
): StateOf<View, Added> {
  const metas = Object.entries(snapshot.getMeta());
  // The view of an inner state wins over those of its ancestors, whose ids it begins with.
  metas.sort(([a], [b]) => a.length - b.length);
  let meta: AuthMeta = {};
  for (const [, inner] of metas) meta = { ...meta, ...inner };
  const view = meta.view ?? 'splash';
  const has = (tag: AuthTag) => snapshot.hasTag(tag);
  const { context } = snapshot;
  const source = { context, meta, readers, has };
  const owner = view === 'signingOut' ? null : context.session;
  const state = {
    view,
    busy: has('busy'),
    fault: has('error') ? context.fault : null,
    notice: context.notice,
    page: owner && { user: userOf(owner.username, source) },
    ...data[view](source),
    ...Object.fromEntries(
      actionsOf[view].filter((name) => actions[name]).map((name) => [name, actions[name]]),
    ),
  };
  // The tables above are checked view by view; the compiler cannot follow one view through both.
  return state as StateOf<View, Added>;
}

/**
 * `projectState` with stable identities: unchanged parts stay the same objects, and a user's claims stay when the tokens are
 * renewed.
 */
export function createProjection<Added extends Partial<ManagedLoginActions>>(
  actions: AuthActions & Added,
  readers: Readers,
): (snapshot: AuthSnapshot) => StateOf<View, Added> {
  let last: StateOf<View, Added> | undefined;
  let known: IdTokenClaims | null = null;
  const claims = () => {
    known = readers.claims() ?? known;
    return known;
  };
  return (snapshot) => {
    if (snapshot.context.session === null) known = null;
    last = share(last, projectState(snapshot, actions, { ...readers, claims }));
    return last;
  };
}
