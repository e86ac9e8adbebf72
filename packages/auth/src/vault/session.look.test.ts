import { describe, expect, it } from 'vitest';
import { HOUR, jwt, sessionWorld, tokenIn } from '../../test/session-world.ts';
import { openSession, type StoredSession } from './session.ts';
import { NOTHING, type Versioned } from './versioned.ts';

describe('a change of the session', () => {
  it('is held only where it is of the session that this tab holds', async () => {
    const { open, session } = sessionWorld();
    const [here, there] = [open(), open()];
    await here.session.begin(session('first'));
    await there.session.load();
    await there.session.end(null);
    await there.session.begin(session('second'));
    await here.session.modify((stored) => ({ ...stored, deviceKey: 'key' }));
    expect(here.session.held().session).toMatchObject({ accessToken: 'first', deviceKey: null });
    expect((await there.session.load()).session).toMatchObject({ accessToken: 'second', deviceKey: 'key' });
    await there.session.modify((stored) => ({ ...stored, deviceKey: 'other' }));
    expect(there.session.held().session).toMatchObject({ deviceKey: 'other' });
  });

  it('that changes nothing is not written', async () => {
    const { open, session, cell } = sessionWorld();
    const here = open();
    await here.session.begin(session('first'));
    await here.session.modify((stored) => stored);
    expect(cell()?.generation).toBe(1);
    expect(here.session.held().generation).toBe(1);
  });

  it('does not exist without a session', async () => {
    const { open, cell } = sessionWorld();
    let asked = 0;
    await open().session.modify((stored) => {
      asked += 1;
      return stored;
    });
    expect([asked, cell()]).toEqual([0, undefined]);
  });
});

describe('two readings at a time', () => {
  it('miss nothing: the later one counts where the other has held something older', async () => {
    const { clock, session } = sessionWorld();
    const readings: ((present: Versioned<StoredSession>) => void)[] = [];
    const holder = openSession(
      {
        read: () => new Promise((resolve) => readings.push(resolve)),
        end: () => Promise.reject(new Error('Nobody signs out here.')),
      },
      clock,
    );
    const stored = { ...NOTHING, generation: 1, lineage: 'one', value: session('first') };
    const over = { ...NOTHING, generation: 2, cleared: true };
    const first = holder.load();
    readings[0]?.(stored);
    await first;

    const [older, look] = [holder.read(), holder.look()];
    readings[1]?.(stored);
    await older;
    readings[2]?.(over);
    expect(await look).toBe('signedOut');
    expect(holder.held().session).toBeNull();
  });
});

describe('a tab that looks', () => {
  it('reports a change of another tab once', async () => {
    const { open, session } = sessionWorld();
    const [here, there] = [open(), open()];
    expect(await here.session.look()).toBeNull();
    await there.session.begin(session('first'));
    expect([await here.session.look(), await here.session.look()]).toEqual(['signedIn', null]);
    const { generation } = there.session.held();
    await there.session.save(session('second'), generation);
    expect([await here.session.look(), await here.session.look()]).toEqual(['refreshed', null]);
    await there.session.end(null);
    expect([await here.session.look(), await here.session.look()]).toEqual(['signedOut', null]);
    await there.session.begin(session('third'));
    expect(await here.session.look()).toBe('signedIn');
    await there.session.end(null);
    await there.session.begin(session('bea', { username: 'bea' }));
    expect(await here.session.look()).toBe('signedIn');
  });

  it('knows of sessions that it loaded, stored or was given', async () => {
    const { open, session } = sessionWorld();
    const [here, there] = [open(), open()];
    await here.session.begin(session('first'));
    expect(await here.session.look()).toBeNull();
    await there.session.load();
    expect(await there.session.look()).toBeNull();
    const page = open();
    page.session.hold(here.session.held());
    expect(await page.session.look()).toBe('signedIn');
    const told = open();
    told.session.hold(here.session.held());
    told.session.noteTold();
    expect(await told.session.look()).toBeNull();
  });

  it('knows a sign-out from a refusal, and whose it is', async () => {
    const { open, session } = sessionWorld();
    const [here, there] = [open(), open()];
    await there.session.begin(session('first'));
    await here.session.look();
    await there.session.save(null);
    expect([await here.session.look(), await here.session.look()]).toEqual(['expired', null]);
    await there.session.begin(session('second'));
    await here.session.look();
    await there.session.end(null);
    await there.session.begin(session('bea', { username: 'bea' }));
    await there.session.save(null);
    expect(await here.session.look()).toBe('signedOut');
  });

  it('reports an end that it has written itself, unless that was announced', async () => {
    const { open, session } = sessionWorld();
    const here = open();
    await here.session.begin(session('first'));
    await here.session.save(null, here.session.held().generation);
    expect([await here.session.look(), await here.session.look()]).toEqual(['expired', null]);
    await here.session.begin(session('second'));
    await here.session.save(null, here.session.held().generation);
    here.session.noteTold();
    expect(await here.session.look()).toBeNull();
  });

  it('hears of a session again that it had let go of', async () => {
    const { open, session } = sessionWorld();
    const here = open();
    await here.session.begin(session('first'));
    here.session.drop();
    expect(here.session.held()).toEqual({ generation: 0, lineage: '', session: null });
    expect([here.session.claims(), here.session.isUsable()]).toEqual([null, false]);
    expect(await here.session.look()).toBe('signedIn');
  });

  it('says where a newer release has written the session, and only there', async () => {
    const { content, open, session, cell } = sessionWorld();
    const here = open();
    await here.session.begin(session('first'));
    expect(Object.keys(await here.session.load())).toEqual(['generation', 'lineage', 'session']);
    content.set('pool|session', { ...cell(), schema: 2 });
    expect(await here.session.load()).toMatchObject({ newer: true, session: { accessToken: 'first' } });
  });

  it('holds what it has begun itself while it was reading', async () => {
    const { open, session } = sessionWorld();
    const here = open();
    const reading = here.session.load();
    here.session.hold({ generation: 5, lineage: 'newer', session: session('mine') });
    await reading;
    expect(here.session.held()).toMatchObject({ generation: 5, lineage: 'newer' });
  });
});

describe('the end of a session', () => {
  it('returns the generation of the end, and keeps the tokens to be revoked', async () => {
    const { open, session, cell } = sessionWorld();
    const here = open();
    await here.session.begin(session('first'));
    expect(await here.session.end('global')).toBe(2);
    expect(here.session.held()).toEqual({ generation: 0, lineage: '', session: null });
    expect(cell()).toMatchObject({ content: null, generation: 2 });
    const [[id, ended] = []] = here.ended;
    expect(ended).toMatchObject({ id, scope: 'global', session: { accessToken: 'first' } });
    expect(await here.session.look()).toBeNull();
  });

  it('has nothing to revoke without a scope, and nothing to announce without a session', async () => {
    const { open, session } = sessionWorld();
    const here = open();
    expect(await here.session.end('local')).toBeNull();
    await here.session.begin(session('first'));
    expect(await here.session.end(null)).toBe(2);
    expect(here.ended.size).toBe(0);
  });

  it('names the session where it could not be cleared', async () => {
    const { open, session } = sessionWorld();
    const here = open();
    await here.session.begin(session('first'));
    const { lineage } = here.session.held();
    here.storage.fail();
    expect(await here.session.end('local')).toEqual({ ended: lineage });
    expect(here.ended.size).toBe(1);
  });

  it('by another tab stands, though this one holds the lost tokens', async () => {
    const { open, session } = sessionWorld();
    const [here, there] = [open(), open()];
    await here.session.begin(session('first'));
    const held = here.session.held();
    await there.session.load();
    await there.session.end(null);
    here.session.hold({ ...held, isLost: true });
    await here.session.restore();
    expect(tokenIn(await open().session.load())).toBeNull();
  });

  it('is followed by another sign-in, which the lost one does not overwrite', async () => {
    const { open, session } = sessionWorld();
    const [here, there] = [open(), open()];
    await there.session.begin(session('second'));
    here.session.hold({ generation: 1, lineage: 'lost', session: session('first'), isLost: true });
    await here.session.restore();
    expect(tokenIn(await open().session.load())).toBe('second');
    expect(tokenIn(here.session.held())).toBe('first');
  });

  it('in front of a worker is the worker’s to revoke', async () => {
    const { clock, session } = sessionWorld();
    const end = async () => ({ id: '', generation: 2, waits: false });
    const holder = openSession({ read: () => Promise.reject(new Error('none')), end }, clock);
    holder.hold({ generation: 1, lineage: 'one', session: session('first') });
    expect(await holder.end('local')).toBe(2);
  });

  it('does not affect a session that is not lost: it is not stored again', async () => {
    const { open, session, cell } = sessionWorld();
    const here = open();
    await here.session.restore();
    expect(cell()).toBeUndefined();
    here.session.hold({ generation: 1, lineage: 'one', session: session('first') });
    await here.session.restore();
    expect(cell()).toBeUndefined();
  });
});

describe('the age of tokens', () => {
  const born = (iat: number, exp: number, expiresAt: number) => {
    const { clock, open, session } = sessionWorld();
    const { session: holder } = open();
    const now = clock.now();
    const idToken = jwt({ iat: now / 1_000 + iat, exp: now / 1_000 + exp });
    const stored = session('one', { idToken, expiresAt: now + expiresAt });
    holder.hold({ generation: 1, lineage: 'one', session: stored });
    return { clock, holder };
  };

  it.each([
    ['a life of one hour and the tolerance of a minute', HOUR + 60_000, true],
    ['a millisecond more: they were stored before the clock was set back', HOUR + 60_001, false],
  ])('is not known with %s', (_, expiresAt, isUsable) => {
    expect(born(0, 3_600, expiresAt).holder.isUsable()).toBe(isUsable);
  });

  it('counts from when they came, though the page is older', () => {
    const { clock, open, session } = sessionWorld();
    const { session: holder } = open();
    clock.advance(10 * HOUR);
    holder.hold({ generation: 1, lineage: 'one', session: session('one') });
    expect(holder.now()).toBe(clock.now());
    clock.jump(-HOUR);
    expect(holder.now()).toBe(clock.now() + HOUR);
    clock.advance(HOUR - 1);
    expect(holder.isUsable()).toBe(true);
    clock.advance(1);
    expect(holder.isUsable()).toBe(false);
  });

  it('does not begin again when the same tokens are read again', () => {
    const { clock, open, session } = sessionWorld();
    const { session: holder } = open();
    const stored = session('one');
    holder.hold({ generation: 1, lineage: 'one', session: stored });
    const claims = holder.claims();
    clock.jump(-HOUR);
    holder.hold({ generation: 2, lineage: 'one', session: { ...stored } });
    expect(holder.now()).toBe(clock.now() + HOUR);
    expect(holder.claims()).toBe(claims);
    holder.hold({ generation: 3, lineage: 'one', session: session('two') });
    expect(holder.now()).toBe(clock.now());
  });

  it('is this clock’s own without tokens', () => {
    const { clock, open } = sessionWorld();
    expect(open().session.now()).toBe(clock.now());
  });
});
