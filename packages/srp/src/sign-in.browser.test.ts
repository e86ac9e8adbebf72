import { expect, test } from 'vitest';
import { startSrp } from './ephemeral.ts';
import { provePassword } from './proof.ts';
import { checkPasswordProof } from './server/check.ts';
import { createServerHandshake } from './server/handshake.ts';
import { createVerifier } from './server/verifier.ts';
import { formatTimestamp } from './timestamp.ts';

test('both sides agree in a browser, with its own clock, random source and pauses', async () => {
  const person = { poolName: 'AbC123', userId: 'zoë', password: 'pässwörd 🔑', salt: '00abcdef' };
  const ephemeral = await startSrp();
  const verifier = await createVerifier(person);
  const handshake = await createServerHandshake({ verifier, srpA: ephemeral.srpA });
  const challenge = {
    ...person,
    userPoolId: 'eu-west-2_AbC123',
    ephemeral,
    srpB: handshake.srpB,
    secretBlock: 'c2VjcmV0',
    timestamp: formatTimestamp(Date.now()),
  };
  const proof = await provePassword(challenge);
  expect(await checkPasswordProof({ ...challenge, handshake, ...proof })).toBe(true);
  const wrong = await provePassword({ ...challenge, password: 'passwort' });
  expect(await checkPasswordProof({ ...challenge, handshake, ...wrong })).toBe(false);
});

test('a page continues with its tasks while a proof is made', async () => {
  let time = 0;
  const computing = startSrp({ now: () => (time += 4) });
  let turns = 0;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    turns += 1;
    port2.postMessage(null);
  };
  port2.postMessage(null);
  await computing;
  port1.close();
  expect(turns).toBeGreaterThan(0);
});
