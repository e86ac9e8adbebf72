import { describe, expect, it } from 'vitest';
import { viewTitles } from '../shell/view-titles.ts';
import { cards, viewsWithCards } from './cards.ts';

describe('the gallery', () => {
  it('has a card for every view', () => {
    expect(new Set(Object.keys(viewTitles))).toEqual(viewsWithCards);
  });

  it('has one address a card, fit for a link', () => {
    const ids = cards.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toBe(encodeURIComponent(id));
  });
});
