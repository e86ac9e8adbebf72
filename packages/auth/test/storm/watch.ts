import type { InspectionEvent } from 'xstate';
import type { AuthState } from '../../src/views.ts';
import { Secrets } from '../secrets.ts';

/** Every so many inspection events, one is searched completely: searching all of them would take most of the time. */
const SAMPLE = 25;

/** Sees what an app, a developer tool or another tab could see, and checks what must never happen. */
export class Watch {
  readonly secrets = new Secrets();
  /** The violations so far. */
  readonly violations: string[] = [];
  /** Reasons why the session may have ended, since it was last known to be there. */
  readonly excuses = new Set<string>();
  /** Whether anybody has tried to sign in meanwhile, and whether somebody has signed out. */
  signsIn = false;
  hasSignedOut = false;
  #wasCleared = false;
  #hasFailed = false;
  #expectsHome = false;
  #seen = new Set<string>();
  #events = 0;

  fail(what: string): void {
    this.violations.push(what);
  }

  /** From now on nobody is signed out without an excuse. */
  expectHome(isThere: boolean): void {
    this.#expectsHome = isThere;
    this.excuses.clear();
    this.signsIn = false;
    this.hasSignedOut = false;
    this.#wasCleared = false;
    this.#hasFailed = false;
  }

  get expectsHome(): boolean {
    return this.#expectsHome;
  }

  excuse(why: string): void {
    this.excuses.add(why);
  }

  /** A page was closed; `fails` if its own storage did not work. */
  left(fails: boolean): void {
    if (this.#wasCleared) this.excuse('site data were cleared, and a page went away');
    if (fails || this.#hasFailed) this.excuse('a page went away that could not store');
  }

  cleared(): void {
    this.#wasCleared = true;
    this.excuse('site data were cleared');
  }

  storageFailed(): void {
    this.#hasFailed = true;
    this.excuse('the storage failed');
  }

  see(what: unknown): void {
    this.#seen.add(
      JSON.stringify(what, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? '',
    );
  }

  seeInspection(event: InspectionEvent): void {
    if ('event' in event) this.see(event.event);
    this.#events += 1;
    if (this.#events % SAMPLE === 0) this.secrets.see(event);
  }

  seeState(tab: string, state: AuthState): void {
    this.see(state);
    const isOut = ['signedOut', 'expired', 'signingOut'].includes(state.view);
    if (!isOut || !this.#expectsHome || this.excuses.size > 0) return;
    this.fail(`${tab} was signed out for no reason: ${JSON.stringify(state)}`);
    this.#expectsHome = false;
  }

  /** Looks for secrets in everything seen since the last time. */
  check(...more: unknown[]): void {
    for (const what of more) this.see(what);
    this.secrets.see([...this.#seen].join('\n'));
    this.#seen = new Set();
    for (const leak of this.secrets.leaks(true)) this.fail(`a secret was seen: ${leak}`);
  }
}
