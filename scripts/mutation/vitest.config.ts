import { relative } from 'node:path';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// As in /vitest.config.ts, for the tests that `scripts/mutate.mjs` names: run again and again, each time on another mutant.
const source = '@latchkey/source';
const list = (name: string) => (process.env[name] ?? '').split(';').filter((pattern) => pattern !== '');

/** The quickest file is the first to fail; how long each took is known from the first run of all. */
class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const took = ({ project, moduleId }: TestSpecification) => {
      const key = `${project.name}:${relative(this.ctx.config.root, moduleId)}`;
      return this.ctx.cache.getFileTestResults(key)?.duration ?? 0;
    };
    return [...files].sort((a, b) => took(a) - took(b));
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
    sequence: { sequencer: QuickestFirst },
    unstubGlobals: true,
    unstubEnvs: true,
    // All that is needed is made by the first run; what waits for ever has to be given up soon.
    testTimeout: 4_000,
  },
});
