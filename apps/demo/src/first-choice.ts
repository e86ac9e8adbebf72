import type { AuthActions } from '@latchkey/auth';

type Choice = 'showSignIn' | 'showSignUp';

/** What a person chooses on the first page, which is there before the session, and a moment longer than its start. */
export function firstChoice() {
  let actions: Pick<AuthActions, Choice> | null = null;
  let wanted: Choice | null = null;
  return {
    choose(choice: Choice): void {
      if (actions) actions[choice]();
      else wanted = choice;
    },
    /** The session has started: the last choice so far goes to it, and each later one. */
    startedWith(started: Pick<AuthActions, Choice>): void {
      actions = started;
      if (wanted) started[wanted]();
    },
  };
}
