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
  find(): Promise<OpenStep | null>;
}

/** What a seal covers, open: only ever to be encrypted. */
interface Bare {
  readonly attempt: Attempt;
  readonly challenge: Challenge | null;
  readonly session: string | null;
  readonly parameters: Readonly<Record<string, string>>;
}

export function openSteps(storage: Promise<VaultStorage>, scope: string, items: Storage | null): StepStore {
  const key = `${scope}|step`;
  const label = `latchkey|${key}|${SCHEMA}`;
  let latest = 0;

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
    async find() {
      const text = items?.getItem(key);
      const { cipher } = await storage;
      if (!text || !cipher) return null;
      try {
        // Only this store's own steps open under its label.
        return sealed((await cipher.decrypt(label, fromBase64Url(text))) as Bare);
      } catch {
        return null;
      }
    },
  };
}

function bare({ attempt, challenge }: OpenStep): Bare {
  return {
    attempt: { ...attempt, password: null, proof: null },
    challenge: challenge && { ...challenge, session: null, proof: null },
    session: challenge?.session ? unseal(challenge.session) : null,
    parameters: challenge ? unseal(challenge.parameters) : {},
  };
}

function sealed({ attempt, challenge, session, parameters }: Bare): OpenStep {
  return {
    attempt,
    challenge: challenge && {
      ...challenge,
      session: session === null ? null : seal(session),
      parameters: seal(parameters),
    },
  };
}
