import { brotliCompressSync } from 'node:zlib';
import { bundle } from '../../packages/auth/bench/journey/servers.mjs';
import { appWeights } from '../../scripts/app-weight.mjs';

/** In kB, by part. */
const goals = { 'first load': 23, 'with a sign-in by SRP': 31.5, everything: 37 };

/** All files that an app loads, each compressed by itself; other clients as one file. */
export async function sizes() {
  const weigh = async (name) => [brotliCompressSync(await bundle(name)).length / 1000];
  const others = [
    { name: 'aws-amplify', numbers: await weigh('amplify') },
    { name: 'identity-js', numbers: await weigh('identity-js') },
  ];
  return (await appWeights()).map(({ part, bytes, files }) => ({
    what: `brotli as Vite loads it, ${part} (${files === 1 ? 'one file' : `${files} files`})`,
    unit: 'kB',
    ours: [bytes / 1000],
    most: goals[part],
    ...(part !== 'everything' && { others }),
  }));
}
