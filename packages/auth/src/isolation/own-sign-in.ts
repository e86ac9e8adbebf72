import type { Challenge } from '../model.ts';
import type { PendingSignIn } from '../vault/pending-sign-in.ts';
import type { CallName, NamedSignIn, WorkerCalls } from './calls.ts';
import type { WorkerHandles } from './handles.ts';

/** The running sign-in of a worker. A page refers to it by name; only the worker's own data is saved and exported. */
export interface OwnSignIn {
  readonly pending: () => PendingSignIn | null;
  save(named: NamedSignIn | null): PendingSignIn | null;
  /** Call it with each output before it is sent to the page. */
  note(output: WorkerCalls[CallName][1]): void;
  end(): void;
}

/** @param handles - the handles of the sign-in: dropped with its challenge, and all of them when it is over */
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
        // To choose another factor, the sign-in goes back to the choice: its Session can answer that, too.
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
