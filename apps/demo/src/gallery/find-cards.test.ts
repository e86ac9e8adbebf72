import { describe, expect, it } from 'vitest';
import { nameOf } from './card.ts';
import { cards } from './cards.ts';
import { findCards } from './find-cards.ts';

const namesFor = (query: string) => findCards(cards, query).map(nameOf);

describe('a state is found by the words that a person would type', () => {
  it.each([
    ['wrong code text message', 'signIn.challenge.SMS_MFA.entering.rejected'],
    ['authenticator app', 'signIn.challenge.SOFTWARE_TOKEN_MFA.entering.clean'],
    ['too many tries sms', 'signIn.challenge.SMS_MFA.throttled'],
    ['sign in refused', 'signIn.identifying.entering.rejected'],
    ['Reset your password', 'resetPassword.entering.clean'],
    ['sms mfa', 'signIn.challenge.SMS_MFA.entering.clean'],
    ['SMS_MFA › entering', 'signIn.challenge.SMS_MFA.entering.clean'],
  ])('%s', (query, name) => {
    expect(namesFor(query)).toContain(name);
    expect(namesFor(query).length).toBeLessThan(cards.length / 2);
  });

  it('and not by what it is not', () => {
    expect(namesFor('wrong code text message').some((name) => name.includes('EMAIL'))).toBe(false);
    expect(namesFor('no such state')).toEqual([]);
    expect(findCards(cards, '  ')).toHaveLength(cards.length);
  });
});
