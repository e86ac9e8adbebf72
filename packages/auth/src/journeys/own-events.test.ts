import { describe, expect, it } from 'vitest';
import type { InspectionEvent } from 'xstate';
import { FakeSessionStorage } from '../../test/fake-session-storage.ts';
import { type Journey, type JourneyTab, password, startJourney } from '../../test/journey.ts';
import { signIn } from '../../test/sign-in.ts';
import { deleteUser } from '../account/index.ts';
import type { AuthConfig } from '../api.ts';
import { importFromAmplify } from '../import/index.ts';
import { exportSignIn, resumeSignIn } from '../resume/index.ts';
import { exportSession, startSession } from '../session/index.ts';

interface Watched extends JourneyTab {
  /** What the inspector shows of other tabs. Which tab leads is not about another tab. */
  readonly ofOtherTabs: () => string[];
}

/** The only tab of its browser. */
function openAlone(journey: Journey, config: Partial<AuthConfig>): Watched {
  const types: string[] = [];
  const inspect = (event: InspectionEvent) => {
    if (event.type === '@xstate.event') types.push(event.event.type);
  };
  const tab = journey.open({ ...config, inspect });
  return {
    ...tab,
    ofOtherTabs: () => types.filter((type) => /^tab\.(signed|expired|refreshed)/.test(type)),
  };
}

async function tokensOfAnn(journey: Journey) {
  const tab = journey.openElsewhere({ storage: 'memory' });
  await signIn(tab, 'ann');
  const tokens = await exportSession(tab.auth);
  if (!tokens) throw new Error('Nobody is signed in.');
  return tokens;
}

const tiers = [{}, { isolation: 'worker' }] as const;

describe.each(tiers)('the inspector of a page alone, with %o, shows no other tab', (tier) => {
  it('when a sign-in is resumed', async () => {
    const journey = await startJourney({
      users: [
        {
          username: 'ann',
          password,
          status: 'FORCE_CHANGE_PASSWORD',
          attributes: { email: 'ann@example.com' },
        },
      ],
    });
    const first = journey.open(tier);
    (await first.at('signedOut')).signIn({ username: 'ann', password });
    await first.at('newPassword');
    const exported = await exportSignIn(first.auth, { reach: 'thisBrowser' });
    first.auth.dispose();
    const tab = openAlone(journey, tier);
    expect((await resumeSignIn(tab.auth, exported)).view).toBe('newPassword');
    expect(tab.ofOtherTabs()).toEqual([]);
  });

  it('when a session is started, or imported', async () => {
    const journey = await startJourney();
    const tokens = await tokensOfAnn(journey);
    const started = openAlone(journey, tier);
    await startSession(started.auth, tokens);
    await started.at('home');
    expect(started.ofOtherTabs()).toEqual([]);
    started.auth.actions.signOut();
    await started.at('signedOut');
    started.auth.dispose();

    const items = new FakeSessionStorage();
    const prefix = `CognitoIdentityServiceProvider.${journey.sandbox.clientId}.`;
    items.setItem(`${prefix}LastAuthUser`, 'ann');
    for (const [name, value] of Object.entries(await tokensOfAnn(journey)))
      items.setItem(`${prefix}ann.${name}`, String(value));
    const imported = openAlone(journey, tier);
    await imported.at('signedOut');
    await importFromAmplify(imported.auth, items);
    await imported.at('home');
    expect(imported.ofOtherTabs()).toEqual([]);
  });

  it('when the account is deleted, and the reason is that', async () => {
    const journey = await startJourney();
    const tab = openAlone(journey, tier);
    await signIn(tab, 'ann');
    await deleteUser(tab.auth);
    expect(await tab.at('signedOut')).toMatchObject({ reason: 'deleted', fault: null });
    expect(tab.ofOtherTabs()).toEqual([]);
  });
});
