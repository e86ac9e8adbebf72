import type { Challenge } from '../model.ts';
import type { PendingSignIn } from '../vault/pending-sign-in.ts';
import type { CallName, NamedSignIn, WorkerCalls } from './calls.ts';
import type { WorkerHandles } from './handles.ts';

/** The sign-in that a worker has under way. A page names it; what is saved and exported is the worker's own. */
export interface OwnSignIn {
  readonly pending: () => PendingSignIn | null;
  save(named: NamedSignIn | null): PendingSignIn | null;
  /** To be called with each output before it goes to the page. */
  note(output: WorkerCalls[CallName][1]): void;
  end(): void;
}

/** @param handles - those of the sign-in: they go with its challenge, and all of them when it is over */
export function ownSignIn(handles: Pick<WorkerHandles, 'clear'>): OwnSignIn {
  let challenge: Challenge | null = null;
  let totp: PendingSignIn['totp'] = null;
  let pending: PendingSignIn | null = null;

  const end = () => {
    challenge = null;
    totp = null;
    pending = null;
    handles.clear();
  };
  return {
    pending: () => pending,
    save(named) {
      if (!named) end();
      else {
        // Another factor than the one asked for is chosen by going back to the choice: its Session answers that as well.
        const isMine = named.challenge === challenge?.name || named.challenge === 'SELECT_CHALLENGE';
        const name = named.challenge;
        pending = {
          attempt: named.attempt,
          challenge: challenge && isMine && name !== null ? { ...challenge, name } : null,
          awaits: named.awaits,
          totp: name === 'MFA_SETUP' ? totp : null,
        };
      }
      return pending;
    },
    note(output) {
      if (typeof output !== 'object' || output === null || !('kind' in output)) return;
      if (output.kind === 'session') end();
      if (output.kind === 'challenge' || output.kind === 'totp') {
        handles.clear();
        challenge = output.challenge;
        totp = 'totp' in output ? output.totp : null;
      }
    },
    end,
  };
}
