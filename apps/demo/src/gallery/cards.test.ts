import { createGallery, createStepUpGallery } from '@latchkey/auth/chart';
import { describe, expect, it } from 'vitest';
import { viewTitles } from '../shell/view-titles.ts';
import { cards } from './cards.ts';
import { groupCards } from './groups.ts';
import { rebase } from './rebase.ts';

describe('the gallery', () => {
  it('shows the chart as it is; `pnpm --filter @latchkey/demo draw` draws it again', async () => {
    const now = Date.UTC(2026, 0, 1, 12);
    const all = [...createGallery({ now }), ...createStepUpGallery({ now })];
    const drawn = all.map(({ id, state: { stepUp, ...state }, path, possible }) => ({
      id,
      // The home behind it is a sample, as a test double shows it.
      state: { ...state, ...(stepUp && { stepUp: true }) },
      path,
      possible,
    }));
    await expect(`${JSON.stringify({ now, cards: drawn }, null, 1)}\n`).toMatchFileSnapshot('./cards.json');
  }, 30_000);

  it('has a card for every view', () => {
    expect(new Set(cards.map(({ state }) => state.view))).toEqual(new Set(Object.keys(viewTitles)));
  });

  it('has one address a card, fit for a link', () => {
    const ids = cards.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.map(encodeURIComponent)).toEqual(ids);
  });

  it('shows every card in one group, also of a part of the chart that it does not know', () => {
    const [first] = cards;
    if (first === undefined) throw new Error('no cards');
    const all = [...cards, { ...first, id: 'auth.somethingNew.waiting' }];
    const grouped = groupCards(all).flatMap((group) => group.cards);
    expect(grouped).toHaveLength(all.length);
    expect(new Set(grouped)).toEqual(new Set(all));
  });

  it('leaves out groups that have no card', () => {
    expect(groupCards([])).toEqual([]);
  });
});

describe('rebase', () => {
  it('moves every moment of a state, and nothing else', () => {
    const fault = { kind: 'throttled', code: 'TooManyRequestsException', retryAt: 1_000 } as const;
    expect(rebase({ view: 'totpCode', username: 'ada', lapsesAt: 5_000, fault }, 60_000)).toEqual({
      view: 'totpCode',
      username: 'ada',
      lapsesAt: 65_000,
      fault: { ...fault, retryAt: 61_000 },
    });
    expect(rebase({ view: 'signedOut', fault: null }, 60_000)).toEqual({ view: 'signedOut', fault: null });
  });

  it('moves the life of the tokens, in the units of each', () => {
    const claims = { sub: 's', 'cognito:username': 'ada', auth_time: 10, iat: 20, exp: 30 };
    const session = { status: 'fresh', expiresAt: 30_000, refreshAt: 25_000, clockDrift: 7 } as const;
    expect(rebase({ view: 'home', user: { username: 'ada', claims }, session }, 60_000)).toEqual({
      view: 'home',
      user: { username: 'ada', claims: { ...claims, auth_time: 70, iat: 80, exp: 90 } },
      session: { ...session, expiresAt: 90_000, refreshAt: 85_000 },
    });
  });
});
