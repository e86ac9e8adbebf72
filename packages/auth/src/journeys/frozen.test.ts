import { describe, expect, it } from 'vitest';
import { type Journey, type JourneyTab, startJourney } from '../../test/journey.ts';
import { pass, settle } from '../../test/passing.ts';
import { signIn } from '../../test/sign-in.ts';
import { Gate } from '../../test/storm/gate.ts';
import { gatedClock, gatedCrypto } from '../../test/storm/gated.ts';

/** Longer than any time-out. */
const LONG = 90_000;

/** A tab that a test freezes: its timers fire when it is back, all at once, and before it hears anything else. */
function freezable({ browser, clock, ...journey }: Journey) {
  const gate = new Gate();
  const tab = journey.open(
    {},
    {
      clock: gatedClock(clock, gate),
      subtle: gatedCrypto(crypto.subtle, gate),
      fetch: (...request) => gate.pass(browser.tab().environment.fetch(...request)),
    },
  );
  return { ...tab, gate };
}

/** Freezes the tab at once and lets it go on later; `tells` if the browser reports both, which a debugger does not. */
async function freeze(journey: Journey, { gate, tab }: ReturnType<typeof freezable>, tells: boolean) {
  if (tells) tab.page.tell('freeze');
  gate.freeze();
  await pass(journey, LONG);
  gate.thaw();
  if (tells) tab.page.tell('resume');
}

/** The views from now on. */
function viewsOf({ auth }: Pick<JourneyTab, 'auth'>): readonly string[] {
  const views: string[] = [];
  auth.subscribe(({ view }) => views.push(view));
  return views;
}

describe.each([
  ['with', true],
  ['without', false],
] as const)('a page that is frozen for longer than its time-outs, %s a report of the browser', (_, tells) => {
  it('shows the stored session when it was frozen as it started, and never nobody', async () => {
    const journey = await startJourney();
    await signIn(journey.open());
    for (const turns of [0, 1, 2, 3, 5, 8, 13, 21]) {
      const tab = freezable(journey);
      const views = viewsOf(tab);
      await settle(turns);
      await freeze(journey, tab, tells);
      expect(await tab.at('home')).toMatchObject({ fault: null });
      expect(new Set(views)).toEqual(new Set(['home']));
      tab.auth.dispose();
    }
  });

  it('is signed out without a fault when it was frozen as it signed out', async () => {
    const journey = await startJourney();
    for (const turns of [0, 1, 2, 3, 5, 8, 13, 21]) {
      const tab = freezable(journey);
      await tab.until(({ view }) => view !== 'splash');
      await signIn(tab);
      tab.auth.actions.signOut();
      await settle(turns);
      await freeze(journey, tab, tells);
      expect(await tab.at('signedOut')).toMatchObject({ fault: null, notice: null });
      tab.auth.dispose();
    }
  });

  it('hands over the tokens that a call was waiting for', async () => {
    const journey = await startJourney();
    const tab = freezable(journey);
    await signIn(tab);
    for (const turns of [0, 1, 2, 3, 5, 8, 13, 21]) {
      const asked = tab.auth.getTokens({ forceRefresh: true });
      await settle(turns);
      await freeze(journey, tab, tells);
      expect(await asked).not.toBeNull();
    }
  });
});
