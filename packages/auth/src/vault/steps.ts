import { fromBase64Url, toBase64Url } from '../base64url.ts';
import type { Attempt, Challenge } from '../machine/ports.ts';
import { seal, unseal } from '../sealed.ts';
import { SCHEMA } from './cells.ts';
import type { Storage as VaultStorage } from './storage.ts';

/** A sign-in that waits for a person's answer; without a challenge, one that can only begin again. */
export interface OpenStep {
  readonly attempt: Attempt;
  readonly challenge: Challenge | null;
}

/** The open step of this tab, for a reload: two tabs that answer two challenges don't meet. */
export interface StepStore {
  /** Null forgets it. Where it can't be encrypted it is not kept. */
  keep(step: OpenStep | null): Promise<void>;
  /** What was offered, else what was kept. */
  find(): Promise<OpenStep | null>;
  /** Puts a step from another page before the one that was kept here: for the next `find`, once. */
  offer(step: OpenStep): void;
}

/** A step with what its seals cover, open: only ever to be encrypted. */
export interface BareStep {
  readonly attempt: Attempt;
  readonly challenge: Challenge | null;
  readonly session: string | null;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The item of the tab's session storage. */
export const stepKey = (scope: string): string => `${scope}|step`;

export function openSteps(storage: Promise<VaultStorage>, scope: string, items: Storage | null): StepStore {
  const key = stepKey(scope);
  const label = `latchkey|${key}|${SCHEMA}`;
  let latest = 0;
  let offered: OpenStep | null = null;

  return {
    async keep(step) {
      latest += 1;
      const mine = latest;
      items?.removeItem(key);
      const { cipher } = await storage;
      if (!items || !step || !cipher) return;
      const content = await cipher.encrypt(label, bare(step));
      // What came later stands, although it was quicker.
      if (mine !== latest) return;
      try {
        items.setItem(key, toBase64Url(content));
      } catch {
        // A full storage costs the step at a reload, nothing now.
      }
    },
    offer(step) {
      offered = step;
    },
    async find() {
      const here = offered;
      offered = null;
      if (here) return here;
      const text = items?.getItem(key);
      const { cipher } = await storage;
      if (!text || !cipher) return null;
      try {
        // Only this store's own steps open under its label.
        return sealed((await cipher.decrypt(label, fromBase64Url(text))) as BareStep);
      } catch {
        return null;
      }
    },
  };
}

export function bare({ attempt, challenge }: OpenStep): BareStep {
  return {
    attempt: { ...attempt, password: null, proof: null },
    challenge: challenge && { ...challenge, session: null, proof: null },
    session: challenge?.session ? unseal(challenge.session) : null,
    parameters: challenge ? unseal(challenge.parameters) : {},
  };
}

export function sealed({ attempt, challenge, session, parameters }: BareStep): OpenStep {
  return {
    attempt,
    challenge: challenge && {
      ...challenge,
      session: session === null ? null : seal(session),
      parameters: seal(parameters),
    },
  };
}
