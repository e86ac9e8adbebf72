import { AuthError } from '../errors.ts';
import type { EntryCall } from '../internals.ts';
import { openHandoff } from '../vault/handoff.ts';

type ResumeCalls = {
  readonly [Name in 'pendingSignIn.export' | 'pendingSignIn.look' | 'pendingSignIn.import']: EntryCall<Name>;
};

/** The part of export and resume that runs where the secrets are. */
export const resumeCalls: ResumeCalls = {
  async 'pendingSignIn.export'({ vault, environment, config, pendingSignIn }, reach) {
    const pending = pendingSignIn();
    if (!pending?.challenge) throw noneToExport();
    return openHandoff(vault, environment, config.scope).export(pending, reach);
  },

  'pendingSignIn.look': ({ vault, environment, config }, text) =>
    openHandoff(vault, environment, config.scope).look(text),

  async 'pendingSignIn.import'({ vault, environment, config }, text) {
    vault.pendingSignIn.offer(await openHandoff(vault, environment, config.scope).import(text));
    return null;
  },
};

export const noneToExport = () =>
  new AuthError(
    'resume-none',
    'No sign-in is waiting for an answer: export it while auth.getState() shows a challenge and is not busy.',
  );
