import { afterEach, expect, it, vi } from 'vitest';
import { secretHash } from './secret-hash.ts';

const clientId = '18u8119jgbpr464n28s1itk2mq';
const clientSecret = 'ps50nb7hd1umdnmlt1xa9nwiscqvdvzy5ijw63vcacd09yihc2b';

afterEach(() => vi.unstubAllGlobals());

it('is the base64 HMAC-SHA256 of username and client id', () => {
  expect(secretHash('john.doe', clientId, clientSecret)).toBe('Z6HgYvN+Tg02sQwbUK3OKWU1ypW/epvnJNE+1btp9pI=');
});

it('agrees with WebCrypto on names that are not ASCII', async () => {
  const name = 'Zoë Ænima 😀';
  const bytes = (text: string) => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey(
    'raw',
    bytes(clientSecret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const mac = await crypto.subtle.sign('HMAC', key, bytes(name + clientId));
  expect(secretHash(name, clientId, clientSecret)).toBe(Buffer.from(mac).toString('base64'));
});

it('needs no crypto.subtle, which plain-http development hosts lack', () => {
  vi.stubGlobal('crypto', {});
  expect(secretHash('john.doe', clientId, clientSecret)).toMatch(/^Z6Hg/);
});
