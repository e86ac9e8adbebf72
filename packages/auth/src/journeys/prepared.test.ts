import { afterEach, describe, expect, it, vi } from 'vitest';
import { tick } from '../../test/browser.ts';
import { type Journey, password, startJourney } from '../../test/journey.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** A browser that is idle immediately, and counts the draws of secret exponents. */
function idleBrowser() {
  const draws = { exponents: 0 };
  return {
    draws,
    environment: {
      whenIdle: (run: () => void) => run(),
      random(length: number) {
        if (length === 32) draws.exponents += 1;
        return length === 1 ? new Uint8Array(1) : crypto.getRandomValues(new Uint8Array(length));
      },
    },
  };
}

const compiling = () => vi.spyOn(WebAssembly, 'compile');

async function settle() {
  for (let turn = 0; turn < 50; turn += 1) await tick();
}

async function signIn(journey: Journey, tab: ReturnType<Journey['open']>) {
  (await tab.at('signedOut')).signIn({ username: 'ann', password });
  await tab.at('home');
  return journey.calls();
}

describe('while the person types', () => {
  it('the key pairs of the password and of the device are made, and each is used once', async () => {
    const journey = await startJourney({
      userPool: { deviceConfiguration: { challengeRequiredOnNewDevice: true } },
    });
    const { draws, environment } = idleBrowser();
    const sent: string[] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      const [, srpA] = /"SRP_A":"(\w+)"/.exec(await request.clone().text()) ?? [];
      if (srpA) sent.push(srpA);
      return journey.sandbox.fetch(request);
    };
    const tab = journey.open({}, { ...environment, fetch });
    await tab.at('signedOut');
    await expect.poll(() => draws.exponents).toBe(2);
    await signIn(journey, tab);
    await tab.until((state) => state.view === 'home' && state.device === 'remembered');
    expect(draws.exponents).toBe(2);
    tab.auth.actions.signOut();
    await tab.at('signedOut');
    await expect.poll(() => draws.exponents).toBe(3);
    await signIn(journey, tab);
    await settle();
    // The device was remembered: it is proved, too.
    expect(draws.exponents).toBe(3);
    expect(sent.length).toBe(3);
    expect(new Set(sent).size).toBe(3);
  });

  it('a random source that fails is a fault of the sign-in, not before it', async () => {
    const journey = await startJourney();
    const tab = journey.open({}, { whenIdle: (run) => run(), random: (length) => new Uint8Array(length) });
    (await tab.at('signedOut')).signIn({ username: 'ann', password });
    expect((await tab.at('signIn')).fault?.kind).toBe('unexpected');
  });

  it.each([{}, { isolation: 'worker' as const }])('WebAssembly is started, %o', async (isolated) => {
    const compile = compiling();
    const journey = await startJourney();
    const tab = journey.open(isolated, idleBrowser().environment);
    await expect.poll(() => compile).toHaveBeenCalledOnce();
    await signIn(journey, tab);
  });

  it.each([{}, { isolation: 'worker' as const }])(
    'with `wasm: false` it is not, so that no policy is broken, %o',
    async (isolated) => {
      const compile = compiling();
      const journey = await startJourney();
      const { draws, environment } = idleBrowser();
      const tab = journey.open({ ...isolated, wasm: false }, environment);
      await signIn(journey, tab);
      await settle();
      expect(draws.exponents + journey.workers.length).toBeGreaterThan(0);
      expect(compile).not.toHaveBeenCalled();
    },
  );

  it.each([{}, { isolation: 'worker' as const }])('a policy may forbid it, %o', async (isolated) => {
    const compile = compiling().mockRejectedValue(new WebAssembly.CompileError('by policy'));
    const journey = await startJourney();
    const tab = journey.open(isolated, idleBrowser().environment);
    await expect.poll(() => compile).toHaveBeenCalledOnce();
    await signIn(journey, tab);
  });

  it('nothing of it happens while somebody is signed in', async () => {
    const journey = await startJourney();
    const first = journey.open();
    await signIn(journey, first);
    const compile = compiling();
    const { draws, environment } = idleBrowser();
    const tab = journey.open({}, environment);
    await tab.at('home');
    await settle();
    expect(draws.exponents).toBe(0);
    expect(compile).not.toHaveBeenCalled();
  });

  it.each([{}, { isolation: 'worker' as const }])(
    'the page connects to the endpoint, %o',
    async (isolated) => {
      const links: object[] = [];
      vi.stubGlobal('document', {
        createElement: (name: string) => ({ name, remove: () => {} }),
        head: { append: (link: object) => void links.push(link) },
      });
      const journey = await startJourney();
      journey.open({ ...isolated, endpoint: 'https://pool.example/path' }, idleBrowser().environment);
      await expect
        .poll(() => links)
        .toMatchObject([{ name: 'link', rel: 'preconnect', crossOrigin: '', href: 'https://pool.example' }]);
    },
  );
});
