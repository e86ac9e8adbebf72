import { createDiffieHellman, randomBytes } from 'node:crypto';
import { N } from '../dist/group.js';

const prime = Buffer.from(N.toString(16), 'hex');
const byTwo = createDiffieHellman(prime, 2);
// Creating this one checks whether the base is a generator, which takes a second; computing with it does not.
const byBase = createDiffieHellman(prime, randomBytes(prime.length - 1));

function power(group, exponentBytes) {
  group.setPrivateKey(randomBytes(exponentBytes));
  group.generateKeys();
}

/**
 * The limit: times the three powers of a sign-in in OpenSSL's assembly, g^a, g^x and the shared secret's. In milliseconds.
 */
export function timeOpenssl() {
  const start = performance.now();
  power(byTwo, 32);
  power(byTwo, 32);
  power(byBase, 64);
  return performance.now() - start;
}
