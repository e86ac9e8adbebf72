import { factorProbes } from './factors.ts';
import { failingProbes } from './failing.ts';
import { openLab } from './lab.ts';
import { levelProbes } from './levels.ts';
import { pageProbes } from './pages.ts';
import { passwordProbes } from './passwords.ts';
import type { Observation, Probe, Target } from './probe.ts';
import { tokenProbes } from './tokens.ts';

/** All probes, by the numbers of their rules. */
export const probes: readonly Probe[] = [
  ...passwordProbes,
  ...factorProbes,
  ...tokenProbes,
  ...failingProbes,
  ...levelProbes,
  ...pageProbes,
].sort((one, other) => one.rule - other.rule);

/** Rules without a probe, and why. */
export const WITHOUT_PROBE: Readonly<Record<number, string>> = {
  16: 'needs a verified sender in SES',
  18: 'needs a code from an email',
  22: 'needs 21 emails, and an account may send 50 a day',
  23: 'needs two codes from emails',
  24: 'needs an authenticator',
  35: 'needs an identity provider',
  36: 'says nothing of Cognito',
  42: 'needs the pages of managed login in a browser, and codes from emails',
  43: 'is what the pages look like',
  44: 'needs an identity provider',
  45: 'needs an identity provider',
};

/** The result of a probe. */
export interface Finding {
  readonly rule: number;
  readonly asks: string;
  /** `failed`: a required call did not succeed, so nothing is known. */
  readonly result: 'confirmed' | 'refuted' | 'failed';
  readonly reason?: string;
  readonly observed: readonly Observation[];
}

export async function runProbe(target: Target, { rule, asks, run }: Probe): Promise<Finding> {
  const { lab, observed, close } = openLab(target);
  try {
    return { rule, asks, result: (await run(lab)) ? 'confirmed' : 'refuted', observed: [...observed] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason';
    return { rule, asks, result: 'failed', reason, observed: [...observed] };
  } finally {
    await close();
  }
}

/**
 * Formats a finding as lines of text, with the evidence if it was not confirmed: that contains names, but no value that could
 * be a secret.
 */
export function describeFinding({ rule, asks, result, reason, observed }: Finding): string {
  const head = `${String(rule).padStart(2)} ${result.padEnd(9)} ${asks}${reason === undefined ? '' : ` (${reason})`}\n`;
  if (result === 'confirmed') return head;
  return head + observed.map((observation) => `     ${JSON.stringify(observation)}\n`).join('');
}
