import { readFileSync } from 'node:fs';

/** The root's package.json. */
export const manifest = /** @type {{ packageManager: string, engines: { node: string } }} */ (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
);
