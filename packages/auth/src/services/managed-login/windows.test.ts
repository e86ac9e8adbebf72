import { describe, expect, it } from 'vitest';
import { tick } from '../../../test/browser.ts';
import { CALLBACK, signal, windowsWorld as world } from '../../../test/windows-world.ts';
import type { Kept, ManagedLoginServices } from '../../machine/ports.ts';
import { seal, unseal } from '../../sealed.ts';

const show = { kind: 'show', redirect: seal<unknown>({}, 'forPage') };
const kept: Kept = { returnTo: '/notes', data: '{"draft":1}' };
const given = { returnTo: '/notes', data: { draft: 1 } };
const href = (reply: Awaited<ReturnType<ManagedLoginServices['showWindow']>>) =>
  'redirect' in reply ? (unseal(reply.redirect) as { href: string }).href : reply.kind;

describe('a window for managed login', () => {
  it('stays open where it is to be shown', async () => {
    const { page } = world();
    const { prepare, window, replies, asked } = page();
    window.open();
    replies.prepareRedirect = show;
    expect(await prepare('popup', { lang: 'de' })).toBe(show);
    expect(asked()).toMatchObject([['prepareRedirect', { parameters: { lang: 'de' } }, 'popup']]);
    expect(window.closed).toBe(0);
  });

  it.each([
    ['there is nothing to show', { kind: 'none' }, {}],
    ['it is refused', { kind: 'fault', fault: {} }, {}],
    ['the request is none', show, { lang: 7 }],
  ])('is closed where %s', async (_, reply, request) => {
    const { prepare, window, replies } = world().page();
    window.open();
    replies.prepareRedirect = reply;
    await prepare('popup', request);
    expect(window.closed).toBe(1);
  });

  it.each([
    [{ lang: 7 }, 'request-invalid'],
    [{ returnTo: '//evil.example' }, 'return-to-invalid'],
  ])('is not prepared for an invalid request: %j', async (request, code) => {
    const { prepare, asked } = world().page();
    expect(await prepare('redirect', request)).toEqual({
      kind: 'fault',
      fault: { kind: 'configuration', code },
    });
    expect(asked()).toEqual([]);
  });

  it('that the browser blocks becomes a redirect', async () => {
    const { prepare, replies, asked } = world().page();
    replies.prepareRedirect = { kind: 'leave' };
    await prepare('popup');
    expect(asked()).toMatchObject([['prepareRedirect', {}, 'redirect']]);
  });

  it('of which nothing can be heard is closed, and becomes a redirect; so does a frame', async () => {
    const { prepare, window, replies, asked } = world().page({ openChannel: null });
    window.open();
    replies.prepareRedirect = { kind: 'leave' };
    await prepare('popup', { frame: true });
    expect(window.closed).toBe(1);
    expect(asked()).toMatchObject([['prepareRedirect', { frame: false }, 'redirect']]);
  });

  it('is not asked for a frame, whose request stays what it is', async () => {
    const { prepare, replies, asked } = world().page();
    replies.prepareRedirect = { kind: 'frame' };
    await prepare('silent', { frame: true });
    expect(asked()).toMatchObject([['prepareRedirect', { frame: true }, 'silent']]);
  });

  it('goes to the address, and is closed when another page hands over where it came back to', async () => {
    const { page } = world();
    const [opener, popup] = [page(), page()];
    opener.window.open();
    opener.replies.prepareRedirect = show;
    await opener.prepare('popup');
    const shown = opener.show('s1');
    expect(opener.window.shown).toEqual(['https://login.example/']);
    expect(await popup.claim(`${CALLBACK}?code=a&state=s1`)).toEqual({ kind: 'none' });
    const reply = await shown;
    expect([reply.kind, href(reply)]).toEqual(['returned', '?code=a&state=s1']);
    expect([opener.window.closed, popup.window.closed, popup.asked()]).toEqual([1, 1, []]);
  });

  it.each([
    ['a window is waited for ten minutes', true, 600_000],
    ['a frame is waited for ten seconds', false, 10_000],
  ])('%s', async (_, isWindow, patience) => {
    const { page, clock } = world();
    const { prepare, show: go, window, replies } = page();
    replies.prepareRedirect = show;
    if (isWindow) {
      window.open();
      await prepare('popup');
    }
    let reply: unknown = null;
    const shown = go('s1').then((settled) => {
      reply = settled;
    });
    clock.advance(patience - 1);
    await tick();
    expect([reply, window.closed]).toEqual([null, 0]);
    clock.advance(1);
    await shown;
    expect(reply).toEqual({ kind: 'fault', fault: { kind: 'cancelled', code: 'window-timeout' } });
    expect(window.closed).toBe(1);
  });

  it('is used once: next is a frame', async () => {
    const { page, clock } = world();
    const { prepare, show: go, window, replies } = page();
    window.open();
    replies.prepareRedirect = show;
    await prepare('popup');
    const abort = new AbortController();
    const given = go('s1', abort.signal);
    abort.abort();
    await given;
    void go('f1');
    clock.advance(10_000);
    await tick();
    expect(window.closed).toBe(2);
  });

  it('is closed before anything else is asked, where it cannot be used', async () => {
    const { prepare, window, replies } = world().page({ openChannel: null });
    window.open();
    replies.prepareRedirect = () => ({ kind: 'leave', closed: window.closed });
    expect(await prepare('popup')).toMatchObject({ closed: 1 });
  });

  it('knows the address of its page, if it has one', async () => {
    const { page } = world();
    const [here, bare] = [page(), page({ window: null })];
    for (const { replies } of [here, bare]) replies.prepareRedirect = { kind: 'leave' };
    await here.prepare('redirect', { returnTo: 'notes' });
    expect(here.asked()).toMatchObject([['prepareRedirect', { returnTo: '/notes' }, 'redirect']]);
    await bare.prepare('redirect');
    expect(bare.asked()).toHaveLength(1);
  });

  it('of which nothing could be heard is cancelled immediately', async () => {
    const { show: go, window } = world().page({ openChannel: null });
    expect(await go('s1')).toMatchObject({ fault: { code: 'window-timeout' } });
    expect(window.closed).toBe(1);
  });

  it('is not needed to leave the page', async () => {
    const { services, window } = world().page();
    const abort = new AbortController();
    const redirect = seal<unknown>({ url: 'https://login.example/', state: '' });
    const leaving = services.leavePage({ redirect }, abort.signal);
    expect(window.left).toEqual(['https://login.example/']);
    abort.abort();
    expect(await leaving).toEqual({ kind: 'done' });
  });

  it('that the person has closed before it shows anything is cancelled immediately', async () => {
    const { page, clock } = world();
    const { prepare, show: go, window, replies } = page();
    window.open();
    replies.prepareRedirect = show;
    await prepare('popup');
    window.isPopupClosed = true;
    expect(await go('s1')).toEqual({ kind: 'none' });
    expect([window.shown, clock.pending]).toEqual([[], 0]);
  });

  it('is a hidden frame where none is open, in the page until its answer is there', async () => {
    const { page } = world();
    const [waiting, framed] = [page(), page()];
    const shown = waiting.show('f1');
    expect(waiting.window.frames).toEqual([{ hidden: true, src: 'https://login.example/' }]);
    await framed.claim(`${CALLBACK}?error=login_required&state=f1`);
    await shown;
    expect(waiting.window.frames).toEqual([]);
  });

  it('is nowhere without a page, and that disturbs nothing', async () => {
    const { page, clock } = world();
    const shown = page({ window: null }).show('f1');
    clock.advance(10_000);
    expect(await shown).toMatchObject({ fault: { code: 'window-timeout' } });
  });
});

describe('an address that is come back to', () => {
  it.each(['s1', 'f1'])('is kept by its own page when no page waits for it: %s', async (state) => {
    const { page, clock } = world();
    const { claim, replies, window, asked } = page();
    replies.claimRedirect = { kind: 'claimed', kept };
    const claimed = claim(`${CALLBACK}?code=a&state=${state}`);
    clock.advance(1_999);
    await tick();
    expect(asked()).toEqual([]);
    clock.advance(1);
    expect(await claimed).toMatchObject({ kind: 'claimed' });
    expect(asked()).toEqual([['claimRedirect', `code=a&state=${state}`, undefined]]);
    expect(window.closed).toBe(0);
  });

  it.each(['l1', 'xs1', ''])('of a redirect is offered to nobody: %o', async (state) => {
    const { page, clock } = world();
    const { claim, replies, asked } = page();
    replies.claimRedirect = { kind: 'claimed', kept };
    await claim(`${CALLBACK}?code=a&state=${state}`);
    expect([asked().length, clock.pending]).toEqual([1, 0]);
  });

  it('that was handed over is not handed on', async () => {
    const { page, clock } = world();
    const { claim, replies, asked } = page();
    replies.claimRedirect = { kind: 'claimed', kept };
    await claim({ href: '?code=a&state=s1' });
    expect(asked()).toEqual([['claimRedirect', 'code=a&state=s1', undefined]]);
    expect(clock.pending).toBe(0);
  });

  it('is nowhere to be handed without channels', async () => {
    const { claim, replies, asked } = world().page({ openChannel: null });
    replies.claimRedirect = { kind: 'claimed', kept };
    await claim(`${CALLBACK}?code=a&state=s1`);
    expect(asked()).toHaveLength(1);
  });

  it('gives what managed login sends, and nothing of the app: each of 2,048 characters at most', async () => {
    const { claim, replies, asked } = world().page();
    replies.claimRedirect = { kind: 'claimed', kept };
    const own = Array.from({ length: 30 }, (_, index) => `p${index}=x`).join('&');
    const long = `state=l1&iss=i&error=e&error_description=${'x'.repeat(2_049)}&code=a&code=b`;
    await claim(`${CALLBACK}?${own}&${long}&id_token=t&response=r#state=other&code=other`);
    const sent = new URLSearchParams(String(asked()[0]?.[1]));
    expect([...sent.keys()]).toEqual(['state', 'iss', 'error', 'error_description', 'code', 'code']);
    expect([sent.get('state'), sent.getAll('code')]).toEqual(['l1', ['a', 'b']]);
    expect(sent.get('error_description')).toHaveLength(2_048);
  });

  it('that is invalid is passed on as missing', async () => {
    const { claim, replies, asked } = world().page();
    replies.claimRedirect = { kind: 'fault', fault: { kind: 'lapsed', code: 'redirect-unknown' } };
    await claim('no address');
    expect(asked()).toEqual([['claimRedirect', '', undefined]]);
  });
});

describe('the result of a redirect', () => {
  const fault = { kind: 'refused', code: 'access_denied' } as const;

  it.each([
    ['nobody was signed in there', { kind: 'none', kept }, { ...given, fault: null }],
    ['it was refused', { kind: 'fault', fault, kept }, { ...given, fault }],
    ['it is unknown', { kind: 'fault', fault }, { returnTo: null, data: undefined, fault }],
  ])('is passed to the app once the page has started: %s', async (_, reply, told) => {
    const { claim, replies, returned, start } = world().page();
    replies.claimRedirect = reply;
    await claim(`${CALLBACK}?state=l1`);
    await tick();
    expect(returned).toEqual([]);
    await start();
    expect(returned).toEqual([told]);
  });

  it.each([
    [{ kind: 'session' }, null],
    [{ kind: 'fault', fault }, fault],
  ])('is passed to the app after the exchange, with its own data: %j', async (reply, told) => {
    const { claim, services, replies, returned, start } = world().page();
    replies.claimRedirect = { kind: 'claimed', kept };
    replies.exchangeCode = reply;
    await start();
    await claim(`${CALLBACK}?code=a&state=l1`);
    await tick();
    expect(returned).toEqual([]);
    expect(await services.exchangeCode({ redirect: seal<unknown>({}) }, signal)).toBe(reply);
    await tick();
    expect(returned).toEqual([{ ...given, fault: told }]);
  });

  it.each([
    [
      { returnTo: '//evil.example', data: null },
      { returnTo: null, data: undefined },
    ],
    [
      { returnTo: 'https://evil.example/', data: '{"draft":' },
      { returnTo: null, data: undefined },
    ],
  ])('leads nowhere else, whatever a storage says: %j', async (stored, told) => {
    const { claim, replies, returned, start } = world().page();
    replies.claimRedirect = { kind: 'none', kept: stored };
    await claim(`${CALLBACK}?state=l1`);
    await start();
    expect(returned).toEqual([{ ...told, fault: null }]);
  });
});
