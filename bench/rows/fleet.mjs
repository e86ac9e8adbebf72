import { latchkey, naive } from '../../packages/auth/bench/refresh-simulation/clients.mjs';
import { scenarios } from '../../packages/auth/bench/refresh-simulation/scenarios.mjs';
import { QUOTA, simulate } from '../../packages/auth/bench/refresh-simulation/simulate.mjs';

const seeds = [1, 2, 3];

/** Refresh requests per second of 100,000 clients, at their peak. */
export async function fleet(note) {
  note('100,000 clients, simulated');
  return scenarios.map((scenario) => {
    const peaks = (policy) => seeds.map((seed) => simulate(scenario, policy, seed).peak);
    return {
      what: `fleet: ${scenario.short}, peak`,
      unit: '/s',
      ours: peaks(latchkey),
      against: { name: "Cognito's quota", numbers: [QUOTA] },
      most: 1.5,
      others: [{ name: naive.name, numbers: peaks(naive) }],
    };
  });
}
