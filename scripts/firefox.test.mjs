import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findFirefox } from './firefox.mjs';
import { Problem } from './problem.mjs';

/** @type {string[]} */
let said;
/** @param {string} message */
const say = (message) => said.push(message);

beforeEach(() => {
  said = [];
});

test('a FIREFOX_PATH that is no program is an error', async () => {
  const found = findFirefox(say, { env: { FIREFOX_PATH: '/no/such/firefox' } });
  await expect(found).rejects.toThrow(/FIREFOX_PATH=\/no\/such\/firefox/);
});

test('an empty FIREFOX_PATH turns Firefox off, installed or not', async () => {
  expect(await findFirefox(say, { env: { ...process.env, FIREFOX_PATH: '' } })).toBeUndefined();
  expect(said).toEqual([]);
});

// Shell scripts act as the programs.
describe.runIf(process.platform === 'linux')('on Linux', () => {
  /** @type {string} */
  let folder;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firefox-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /**
   * Puts a script in the place of Firefox.
   * @param {string} script
   */
  function pretend(script) {
    const path = join(folder, 'firefox');
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  test('without a Firefox there is nothing to say', async () => {
    expect(await findFirefox(say, { env: { PATH: folder } })).toBeUndefined();
    expect(said).toEqual([]);
  });

  test.each([
    ['ends at once', 'echo "A newer system is needed." >&2; exit 1'],
    ['never answers', 'exec sleep 60'],
  ])('an installed Firefox that %s is left out, which is reported once', async (_, script) => {
    const path = pretend(script);
    expect(await findFirefox(say, { env: { PATH: folder }, timeout: 2_000 })).toBeUndefined();
    expect(said).toEqual([expect.stringContaining(`Firefox at ${path} could not be driven`)]);
  });

  test('a Firefox that FIREFOX_PATH names has to work', async () => {
    const path = pretend('exit 1');
    const found = findFirefox(say, { env: { FIREFOX_PATH: path } });
    await expect(found).rejects.toThrow(Problem);
    await expect(found).rejects.toThrow(`Firefox at FIREFOX_PATH=${path} could not be driven`);
  });
});
