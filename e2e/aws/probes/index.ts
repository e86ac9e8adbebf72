import { accountPageProbes } from './account-pages.ts';
import { codeProbes } from './codes.ts';
import { factorProbes } from './factors.ts';
import { failingProbes } from './failing.ts';
import { openLab } from './lab.ts';
import { levelProbes } from './levels.ts';
import { pageProbes } from './pages.ts';
import { passkeyProbes } from './passkeys.ts';
import { passwordProbes } from './passwords.ts';
import { type Observation, type Probe, type Target, Undecided } from './probe.ts';
import { providerProbes } from './providers.ts';
import { poolProbes } from './settings.ts';
import { tokenProbes } from './tokens.ts';

/** All probes, by the numbers of their rules. */
export const probes: readonly Probe[] = [
  ...passwordProbes,
  ...factorProbes,
  ...tokenProbes,
  ...failingProbes,
  ...levelProbes,
  ...pageProbes,
  ...accountPageProbes,
  ...codeProbes,
  ...passkeyProbes,
  ...providerProbes,
  ...poolProbes,
].sort((one, other) => one.rule - other.rule);

export const RESULTS = ['confirmed', 'refuted', 'undecided', 'failed'] as const;

/** The result of a probe. */
export interface Finding {
  readonly rule: number;
  readonly asks: string;
  /** `undecided`: this account cannot say; `failed`: a required call did not succeed, so nothing is known. */
  readonly result: (typeof RESULTS)[number];
  readonly reason?: string;
  readonly observed: readonly Observation[];
}

export async function runProbe(target: Target, { rule, asks, run }: Probe): Promise<Finding> {
  const { lab, observed, close } = openLab(target);
  try {
    return { rule, asks, result: (await run(lab)) ? 'confirmed' : 'refuted', observed: [...observed] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason';
    const result = error instanceof Undecided ? 'undecided' : 'failed';
    return { rule, asks, result, reason, observed: [...observed] };
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
