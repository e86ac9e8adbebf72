/**
 * Stryker's runner for Vitest, except that the thread with the loaded modules is kept from one mutant to the next. Vitest
 * ends it after each run, and loading the packages again and creating RSA keys takes longer than most tests.
 *
 * @module
 */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { strykerPlugins as vitestPlugins } from '@stryker-mutator/vitest-runner';
import { ThreadsPoolWorker } from 'vitest/node';

/** Characters. The tests to run are named in one pattern, whose length is limited. */
const LONGEST_NAME = 12_000;

/** Limits what mutants leave behind in a thread's modules, and its growth. */
const MOST_RUNS = 100;

/**
 * @typedef {import('vitest/node').PoolOptions} PoolOptions
 * @typedef {(message: unknown) => void} Listener
 *
 * @typedef {object} Runner what is used of Stryker's
 * @property {import('vitest/node').Vitest} ctx
 * @property {() => Promise<void>} init
 * @property {(options: unknown) => Promise<{ tests?: readonly { name: string }[] }>} dryRun
 * @property {(options: MutantRun) => Promise<MutantResult>} mutantRun
 * @property {() => Promise<void>} dispose
 *
 * @typedef {{ mutantActivation: 'static' | 'runtime', testFilter?: string[] }} MutantRun
 * @typedef {{ status: string, killedBy?: readonly string[], failureMessage?: string }} MutantResult
 */

class KeptWorker extends ThreadsPoolWorker {
  /** @override */
  name = 'kept';
  runs = 0;
  isStarted = false;
  /** Files whose modules are loaded anew for the next run. @type {readonly string[]} */
  stale = [];
  /** @type {[string, Listener][]} */
  #heard = [];
  /** @type {PoolOptions['project']} */
  #project;

  /** @param {PoolOptions} options */
  constructor(options) {
    super(options);
    this.#project = options.project;
  }

  /** @override @param {string} event @param {Listener} listener */
  on(event, listener) {
    this.#heard.push([event, listener]);
    super.on(event, listener);
  }

  /** @override @param {import('vitest/node').WorkerRequest} message */
  send(message) {
    if (message.type === 'stop') return this.#answer('stopped');
    if (message.type === 'start') {
      if (this.isStarted) return this.#answer('started');
      this.isStarted = true;
    }
    if (message.type !== 'run') return super.send(message);
    this.runs += 1;
    // Vitest only sends it at the start; the pattern of the tests' names differs each time.
    const changes = { config: this.#project.serializedConfig, invalidates: [...this.stale] };
    super.send({ ...message, context: { ...message.context, ...changes } });
  }

  /** @override */
  async start() {
    if (!this.isStarted) await super.start();
  }

  /** Called by Vitest after each run. @override */
  async stop() {
    for (const [event, listener] of this.#heard) this.off(event, listener);
    this.#heard = [];
  }

  async end() {
    if (this.isStarted) await super.stop();
  }

  /** @param {'started' | 'stopped'} type */
  #answer(type) {
    for (const [event, listener] of this.#heard)
      if (event === 'message') queueMicrotask(() => listener({ type, __vitest_worker_response__: true }));
  }
}

/** Sources that may hold values from a mutated module. */
const sources = () =>
  ['packages', 'scripts'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /^(?!.*node_modules).*\.(tsx?|mjs)$/.test(file))
      .map((file) => resolve(folder, file)),
  );

/**
 * @param {Runner} runner Stryker's
 * @returns {Runner}
 */
function keep(runner) {
  /** @type {KeptWorker | null} */
  let kept = null;
  let wasStatic = false;
  /** @type {readonly string[]} */
  let stale = [];
  /** The number of tests. */
  let all = 0;
  const { init, dryRun, mutantRun, dispose } = runner;
  /** @param {MutantRun} options */
  const expected = ({ testFilter }) => testFilter?.length ?? all;
  const end = async () => {
    const ended = kept;
    kept = null;
    await ended?.end();
  };

  return Object.assign(runner, {
    async init() {
      await init.call(runner);
      stale = sources();
      for (const { config } of runner.ctx.projects) {
        if (config.browser.enabled) continue;
        Object.assign(config, {
          pool: 'kept',
          poolRunner: {
            name: 'kept',
            createPoolWorker: (/** @type {PoolOptions} */ options) => (kept ??= new KeptWorker(options)),
          },
        });
      }
    },

    /** @param {unknown} options */
    async dryRun(options) {
      const result = await dryRun.call(runner, options);
      all = hasRun(runner);
      for (const { name } of result.tests ?? [])
        if (name.length > LONGEST_NAME)
          throw new Error(`No test can have so long a name: ${name.slice(0, 100)}`);
      return result;
    },

    /** @param {MutantRun} options */
    async mutantRun(options) {
      const isStatic = options.mutantActivation === 'static';
      if (kept && kept.runs > MOST_RUNS) await end();
      // Such a mutant is in code that runs when its module is loaded.
      if (kept) kept.stale = isStatic || wasStatic ? stale : [];
      wasStatic = isStatic;
      runner.ctx.state.errorsSet.clear();
      let result = await mutantRun.call(runner, options);
      if (result.status === 'survived' && hasRun(runner) < expected(options)) {
        // The end of the previous run, which a failure cut short, has reached into this one.
        await end();
        result = await mutantRun.call(runner, options);
      }
      // Such a test may leave something running forever.
      if (/timed out/.test(result.failureMessage ?? '')) await end();
      return result.status === 'survived' && hasBroken(runner)
        ? { ...result, ...loadFailure(options) }
        : result;
    },

    async dispose() {
      await end();
      await dispose.call(runner);
    },
  });
}

/** A file that cannot be loaded has no tests, which Stryker's runner counts as no failures. @param {Runner} runner */
const hasBroken = (runner) => runner.ctx.state.getFiles().some(({ result }) => result?.state === 'fail');

/** The number of tests that finished. @param {Runner} runner */
const hasRun = (runner) => runner.ctx.state.getFiles().reduce((sum, file) => sum + testsIn(file), 0);

/** @typedef {import('vitest').RunnerTask} Task */

/** @param {Task} task @returns {number} */
const testsIn = (task) =>
  'tasks' in task
    ? task.tasks.reduce((sum, inner) => sum + testsIn(inner), 0)
    : Number(task.result?.state === 'pass' || task.result?.state === 'fail');

/** @param {MutantRun} options */
const loadFailure = ({ testFilter = [] }) => ({
  status: 'killed',
  killedBy: testFilter.slice(0, 1),
  failureMessage: 'A file of tests could not be loaded.',
});

export const strykerPlugins = vitestPlugins.map((plugin) => {
  // Stryker passes the same injector as to its own runner, and gets the same interface.
  const make = /** @type {(injector: unknown) => Runner} */ (/** @type {unknown} */ (plugin.factory));
  const factory = Object.assign((/** @type {unknown} */ injector) => keep(make(injector)), {
    inject: ['$injector'],
  });
  return { ...plugin, name: 'kept-vitest', factory };
});
