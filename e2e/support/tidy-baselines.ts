import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FullConfig } from '@playwright/test';
import upng from 'upng-js';
import { baselines, findPictures, wanted } from './baselines.ts';

/** Few enough to halve the size of a picture, and enough that a comparison sees no difference in any pixel. */
const COLOURS = 64;

/** Runs after baselines were drawn: removes those of deleted cards, and compresses the new ones. */
export default async function tidyBaselines({ updateSnapshots }: FullConfig): Promise<void> {
  if (updateSnapshots === 'none') return;
  for (const name of await findPictures()) {
    const file = join(baselines, name);
    if (wanted.includes(name)) await shrink(file);
    else await rm(file);
  }
}

async function shrink(file: string): Promise<void> {
  const picture = upng.decode(new Uint8Array(await readFile(file)).buffer);
  // Already compressed: its colours are indexed in a palette.
  if (picture.ctype === 3) return;
  const pixels = upng.toRGBA8(picture);
  await writeFile(file, Buffer.from(upng.encode(pixels, picture.width, picture.height, COLOURS)));
}
