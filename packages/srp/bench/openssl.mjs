import { createDiffieHellman, randomBytes } from 'node:crypto';
import { N } from '../dist/group.js';

const prime = Buffer.from(N.toString(16), 'hex');
const base = randomBytes(prime.length - 1);

function power(generator, exponentBytes) {
  const group = createDiffieHellman(prime, generator);
  group.setPrivateKey(randomBytes(exponentBytes));
  group.generateKeys();
}

/** The limit: the three powers of a sign-in by OpenSSL's assembly, g^a, g^x and the shared secret's. In milliseconds. */
export function timeOpenssl() {
  const start = performance.now();
  power(2, 32);
  power(2, 32);
  power(base, 64);
  return performance.now() - start;
}
