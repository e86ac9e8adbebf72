import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wantedBy } from './arguments.ts';
import { askForTemplate } from './ask.ts';
import { createApp, TEMPLATES } from './create.ts';

let place: string;

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'create-latchkey-'));
});

afterEach(() => rm(place, { recursive: true, force: true }));

describe.each(TEMPLATES)('an app for %s', (template) => {
  it('is made in a new folder, and named like it', async () => {
    const target = await createApp(join(place, 'My Shop!'), { template });
    const manifest: unknown = JSON.parse(await readFile(join(target, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ name: 'my-shop', private: true });
    expect(await readdir(target)).toEqual(
      expect.arrayContaining(['.gitignore', '.env.example', 'index.html', 'pool.ts', 'e2e', 'src']),
    );
    expect(await readdir(target)).not.toContain('_gitignore');
  });

  it('takes the releases of Latchkey that it was published with', async () => {
    const own: unknown = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
    const target = await createApp(join(place, 'app'), { template });
    const made = await readFile(join(target, 'package.json'), 'utf8');
    const versions = [...made.matchAll(/"@latchkey\/\w+": "\^([\d.]+)"/g)].map(([, version]) => ({
      version,
    }));
    expect(versions.length).toBeGreaterThan(0);
    for (const version of versions) expect(own).toMatchObject(version);
  });

  it('leaves nothing of a template that it is not for', async () => {
    const target = await createApp(join(place, 'app'), { template });
    const dependencies = await readFile(join(target, 'package.json'), 'utf8');
    for (const other of TEMPLATES.filter((name) => name !== template))
      expect(dependencies).not.toContain(`@latchkey/${other}`);
  });

  it('leaves a folder alone that has files in it', async () => {
    await writeFile(join(place, 'notes.txt'), 'mine');
    await expect(createApp(place)).rejects.toMatchObject({ code: 'not-empty' });
    expect(await readdir(place)).toEqual(['notes.txt']);
  });
});

it('is for React where nothing else is asked for', async () => {
  const target = await createApp(join(place, 'app'));
  expect(await readFile(join(target, 'package.json'), 'utf8')).toContain('@latchkey/react');
});

describe('the command line', () => {
  it.each([
    [[], { folder: 'latchkey-app', template: null }],
    [['shop'], { folder: 'shop', template: null }],
    [['shop', '--template', 'vue'], { folder: 'shop', template: 'vue' }],
    [['--template=svelte', 'shop'], { folder: 'shop', template: 'svelte' }],
    [['shop', '--help'], null],
  ])('%j', (args, wanted) => {
    expect(wantedBy(args)).toEqual(wanted);
  });

  it.each([
    [['--framework', 'vue']],
    [['a', 'b']],
    [['--template', 'ember']],
    [['--template']],
    [['--template=']],
  ])('%j is not understood', (args) => {
    expect(() => wantedBy(args)).toThrow(expect.objectContaining({ code: 'bad-usage' }));
  });
});

describe('the question for a framework', () => {
  it.each([
    ['', 'react'],
    ['2', 'vue'],
    [' Svelte', 'svelte'],
    ['ember\n9\n0\n3', 'svelte'],
  ])('%j', async (typed, template) => {
    const input = new PassThrough();
    const output = new PassThrough().resume();
    const answer = askForTemplate(input, output);
    // One line for each question.
    const lines = typed.split('\n');
    output.on('data', (text: Buffer) => {
      if (text.toString().includes('Which framework?')) input.write(`${lines.shift()}\n`);
    });
    expect(await answer).toBe(template);
  });

  it('is over where the input ends', async () => {
    const answer = askForTemplate(new PassThrough().end(), new PassThrough().resume());
    await expect(answer).rejects.toMatchObject({ code: 'bad-usage' });
  });
});

it.each([undefined, null, 7, '', 'a\0b', ['app']])(
  'a folder that is no path is refused: %j',
  async (folder) => {
    await expect(createApp(folder as never)).rejects.toMatchObject({
      name: 'CreateError',
      code: 'bad-usage',
      message: 'folder must be the path of a folder.',
    });
  },
);

it('options of another type are refused', async () => {
  for (const options of [null, 'vue', { template: Symbol('vue') }])
    await expect(createApp('app', options as never)).rejects.toMatchObject({ code: 'bad-usage' });
});

it('an unknown option is refused, and nothing is created', async () => {
  await expect(createApp(join(place, 'app'), { tempalte: 'vue' } as object)).rejects.toMatchObject({
    code: 'bad-usage',
    message: 'tempalte is not an option. The only one is template.',
  });
  expect(await readdir(place)).toEqual([]);
});

it.each(['notes.txt', 'notes.txt/app'])('a folder that cannot be one is refused: %s', async (path) => {
  await writeFile(join(place, 'notes.txt'), 'mine');
  await expect(createApp(join(place, path))).rejects.toMatchObject({
    name: 'CreateError',
    code: 'bad-usage',
    message: expect.stringContaining(`${join(place, path)} cannot be the folder of the app: E`),
  });
});
