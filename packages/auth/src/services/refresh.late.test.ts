import { describe, expect, it } from 'vitest';
import { quiet } from '../../test/browser.ts';
import { entryOf, rewriteEntry } from '../../test/entries.ts';
import { refreshWorld } from '../../test/refresh-world.ts';
import { refused } from '../../test/stub-client.ts';
import { pool } from '../../test/stub-world.ts';
import { type Cell, labelOf } from '../vault/cells.ts';
import { decrypt } from '../vault/cipher.ts';
import { encrypt } from '../vault/encrypt.ts';
import type { StoredSession } from '../vault/session.ts';

const ASK = 'GetTokensFromRefreshToken';

describe('an answer that comes late', () => {
  /** The response to a refresh, while something happens in another tab. */
  async function late(
    happens: (there: Awaited<ReturnType<typeof world>>['there']) => Promise<unknown>,
    answer?: Error,
  ) {
    const { here, there, ...rest } = await world();
    const { browser, client, grant } = rest;
    client.respond('RevokeToken', {});
    client.respond(ASK, async () => {
      await happens(there);
      return answer ?? grant('mine');
    });
    const reply = await here.refresh();
    await quiet(browser);
    const revoked = client.asked.filter(({ operation }) => operation === 'RevokeToken');
    return { ...rest, here, reply, revoked: revoked.map(({ input }) => input.token) };
  }
  async function world() {
    const made = refreshWorld();
    const here = await made.signedIn();
    const there = made.tab();
    await there.session.load();
    const next = (name: string, changes: Partial<StoredSession> = {}) =>
      there.session.save(made.made(name, changes), there.session.held().generation);
    return { ...made, here, there: { ...there, next, made: made.made } };
  }

  it('after a sign-out is revoked', async () => {
    const { reply, revoked } = await late(({ session }) => session.end(null));
    expect(reply).toEqual({ kind: 'none' });
    expect(revoked).toEqual(['refresh-mine']);
  });

  it('after another person has signed in is revoked', async () => {
    const { here, reply, revoked } = await late(async ({ session, made }) => {
      await session.end(null);
      await session.begin(made('theirs', { username: 'bea' }));
    });
    expect(reply).toMatchObject({ kind: 'session', session: { username: 'bea' } });
    expect(here.session.held().session?.username).toBe('bea');
    expect(revoked).toEqual(['refresh-mine']);
  });

  it('after another tab has refreshed is not revoked: a rotated token takes the whole family with it', async () => {
    const { here, reply, revoked } = await late(({ next }) => next('theirs'));
    expect(reply).toMatchObject({ kind: 'session' });
    expect(here.session.held().session?.refreshToken).toBe('refresh-theirs');
    expect(revoked).toEqual([]);
  });

  it('after another tab has begun to refresh is overtaken', async () => {
    const { reply, revoked } = await late(({ session }) =>
      session.modify((stored) => ({ ...stored, lease: 7 })),
    );
    expect(reply).toEqual({ kind: 'fault', fault: { kind: 'network', code: 'lock-lost' } });
    expect(revoked).toEqual([]);
  });

  it('as a refusal, after a sign-out, has nothing to revoke', async () => {
    const refusal = refused('NotAuthorizedException');
    const { reply, revoked } = await late(({ session }) => session.end(null), refusal);
    expect(reply).toEqual({ kind: 'none' });
    expect(revoked).toEqual([]);
  });
});

it.each([
  ['another tab has refreshed, continues: its answer is not revoked', 'ann', false],
  ['another person has taken over, is over: its answer is revoked', 'bea', true],
])('a session that an older release has stored, and %s', async (_, username, isRevoked) => {
  const { browser, client, grant, made, tab } = refreshWorld();
  const here = tab();
  await here.session.begin(made('first'));
  await tab().session.load();
  const key = `${pool.userPoolId}|${pool.clientId}|session`;
  const { content, ...head } = (await entryOf(browser, key)) as Cell;
  // Its content can only be decrypted with its own label: it is encrypted again, without a lineage.
  const { cipher } = await here.storage;
  if (!cipher) throw new TypeError('It is encrypted.');
  const opened = await decrypt(cipher, labelOf(key, head), content);
  const bare = { ...head, lineage: '' };
  const sealed = await encrypt(cipher, labelOf(key, bare), opened);
  await rewriteEntry(browser, key, () => ({ ...bare, content: sealed }));
  const there = tab();
  await there.session.load();
  await here.session.load();
  client.respond(ASK, async () => {
    await there.session.save(made('theirs', { username }), there.session.held().generation);
    return grant('mine');
  });
  client.respond('RevokeToken', {});
  expect(await here.refresh()).toMatchObject({ kind: 'session', session: { username } });
  await quiet(browser);
  const tokens = client.asked.filter(({ operation }) => operation === 'RevokeToken');
  expect(tokens.some(({ input }) => input.token === 'refresh-mine')).toBe(isRevoked);
  expect(client.calls().filter((operation) => operation === ASK)).toHaveLength(1);
});
