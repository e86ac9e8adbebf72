import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderIn } from './arguments.ts';
import { createApp } from './create.ts';

let place: string;

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'create-latchkey-'));
});

afterEach(() => rm(place, { recursive: true, force: true }));

describe('an app', () => {
  it('is made in a new folder, and named like it', async () => {
    const target = await createApp(join(place, 'My Shop!'));
    const manifest: unknown = JSON.parse(await readFile(join(target, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ name: 'my-shop', private: true });
    expect(await readdir(target)).toEqual(
      expect.arrayContaining(['.gitignore', 'index.html', 'pool.ts', 'src']),
    );
    expect(await readdir(target)).not.toContain('_gitignore');
  });

  it('takes the releases of Latchkey that it was published with', async () => {
    const own: unknown = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
    const target = await createApp(join(place, 'app'));
    const made = await readFile(join(target, 'package.json'), 'utf8');
    const versions = [...made.matchAll(/"@latchkey\/\w+": "\^([\d.]+)"/g)].map(([, version]) => ({
      version,
    }));
    expect(versions.length).toBeGreaterThan(0);
    for (const version of versions) expect(own).toMatchObject(version);
  });

  it('leaves a folder alone that has files in it', async () => {
    await writeFile(join(place, 'notes.txt'), 'mine');
    await expect(createApp(place)).rejects.toMatchObject({ code: 'not-empty' });
    expect(await readdir(place)).toEqual(['notes.txt']);
  });
});

describe('the command line', () => {
  it.each([
    [[], 'latchkey-app'],
    [['shop'], 'shop'],
    [['shop', '--help'], null],
  ])('%j', (args, folder) => {
    expect(folderIn(args)).toBe(folder);
  });

  it.each([[['--framework', 'vue']], [['a', 'b']]])('%j is not understood', (args) => {
    expect(() => folderIn(args)).toThrow(expect.objectContaining({ code: 'bad-usage' }));
  });
});
