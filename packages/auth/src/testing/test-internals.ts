import { toBase64Url } from '../base64url.ts';
import { openTabs } from '../browser/tabs.ts';
import { resolveConfig } from '../config.ts';
import { browserEnvironment } from '../environment.ts';
import type { Internals } from '../internals.ts';
import { standInServices } from '../machine/stand-ins.ts';
import { chunks } from '../services/load.ts';
import { pendingForm } from '../vault/pending-form.ts';
import type { StoredSession } from '../vault/session.ts';
import { openVault, type Vault } from '../vault/vault.ts';
import type { User } from '../views.ts';
import { accountFetch, type ChangedClaims, type TestAccount } from './account-fetch.ts';

interface TestSession {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly user: () => User;
  readonly isDisposed: () => boolean;
  readonly endReason: Internals['endReason'];
  /** Called when the account has changed. */
  readonly onClaims: (changed: ChangedClaims) => void;
  /** Called after `deleteUser`, the only function that ends the session. */
  readonly onDeleted: () => void;
}

/** The internals behind a test double: a vault in memory, and a pool that answers from the test's data. */
export function testInternals(account: TestAccount, session: TestSession): Internals {
  const { now, user, isDisposed, endReason, onClaims, onDeleted } = session;
  let respond: typeof fetch | undefined;
  const environment = {
    ...browserEnvironment(),
    fetch: ((input, init) => {
      respond ??= accountFetch(account, user(), now, onClaims);
      return respond(input, init);
    }) satisfies typeof fetch,
    indexedDB: null,
    sessionStorage: null,
    localStorage: null,
    locks: null,
    openChannel: null,
  };
  const config = resolveConfig({ userPoolId: 'eu-west-2_AbC123', clientId: '1example23456789' });
  const device = account.devices?.find(({ isThisDevice }) => isThisDevice);

  let vault: Vault | undefined;
  // Created for the first account function: a double for user interfaces also works in environments without most browser
  // APIs.
  const open = () => {
    if (vault) return vault;
    vault = openVault(environment, config.scope, pendingForm, chunks.session, 'memory');
    vault.session.hold({
      generation: 0,
      lineage: '',
      session: sessionOf(user(), device?.deviceKey ?? null, now),
    });
    return vault;
  };
  const internals: Internals = {
    config,
    environment,
    get vault() {
      return open();
    },
    tabs: openTabs(environment, ''),
    pendingSignIn: () => null,
    backend: { call: (_, run, input) => run({ ...internals, vault: open() }, input) },
    actor: null,
    services: standInServices,
    cover() {},
    isTakingOver: () => false,
    isDisposed,
    endReason,
    send() {
      if (open().session.held().session === null) onDeleted();
    },
  };
  return internals;
}

const sessionOf = ({ username, claims }: User, deviceKey: string | null, now: number): StoredSession => ({
  username,
  deviceKey,
  accessToken: unsigned(claims),
  idToken: unsigned(claims),
  refreshToken: '',
  newDevice: null,
  legacyRefresh: false,
  expiresAt: now + 3_600_000,
  refreshAt: now + 3_300_000,
  clockDrift: 0,
});

const unsigned = (claims: object): string =>
  `.${toBase64Url(new TextEncoder().encode(JSON.stringify(claims)))}.`;
