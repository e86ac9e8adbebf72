import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FullConfig } from '@playwright/test';
import upng from 'upng-js';
import { baselines, findPictures, wanted } from './baselines.ts';

/** So few that a picture takes half of its bytes, so many that no pixel differs by what a comparison sees. */
const COLOURS = 64;

/** After baselines were drawn: removes those of cards that are gone, and makes the new ones small. */
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
  // Small since it was drawn: a colour by its number in a palette.
  if (picture.ctype === 3) return;
  const pixels = upng.toRGBA8(picture);
  await writeFile(file, Buffer.from(upng.encode(pixels, picture.width, picture.height, COLOURS)));
}
