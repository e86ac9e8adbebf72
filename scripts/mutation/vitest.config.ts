import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// As in /vitest.config.ts, for the tests that `scripts/mutate.mjs` names: run again and again, each time on another mutant.
const source = '@latchkey/source';
const list = (name: string) => (process.env[name] ?? '').split(';').filter((pattern) => pattern !== '');

/** Whole journeys last: a unit test is quicker to fail. */
class UnitsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isJourney = ({ moduleId }: TestSpecification) => moduleId.includes('/journeys/');
    return [...files].sort((a, b) => Number(isJourney(a)) - Number(isJourney(b)));
  }
}

export default defineConfig({
  resolve: { conditions: [source, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [source, ...defaultServerConditions.filter((c) => c !== 'module')] } },
  test: {
    include: list('MUTATION_TESTS'),
    exclude: ['**/node_modules/**', ...list('MUTATION_NOT')],
    environment: 'node',
    pool: 'threads',
    isolate: false,
    sequence: { sequencer: UnitsFirst },
    unstubGlobals: true,
    unstubEnvs: true,
    // All that is needed is made by the first run; what waits for ever has to be given up soon.
    testTimeout: 4_000,
  },
});
