import { describe, expect, test } from 'vitest';
import { type Identity, identitiesClaim, identitiesOf, setIdentities } from './identity.ts';
import type { User } from './user.ts';

const account: Identity = {
  userId: '1042',
  providerName: 'Google',
  providerType: 'Google',
  issuer: null,
  primary: true,
  dateCreated: 1_790_000_000_000,
};
const user = (text?: string) =>
  ({ attributes: new Map(text === undefined ? [] : [['identities', text]]) }) as unknown as User;

describe('the accounts of a user', () => {
  test('are an attribute, which is there as long as there is one', () => {
    const ada = user();
    setIdentities(ada, [account]);
    expect(ada.attributes.get('identities')).toBe(JSON.stringify([account]));
    expect(identitiesOf(ada)).toEqual([account]);
    setIdentities(ada, []);
    expect(ada.attributes.has('identities')).toBe(false);
    expect(identitiesOf(ada)).toEqual([]);
  });

  test.each(['', 'null', '{}', '[{}]', JSON.stringify([{ ...account, primary: 'true' }])])(
    'that are written as %s are none',
    (text) => {
      expect(identitiesOf(user(text))).toEqual([]);
      expect(identitiesClaim(user(text))).toEqual([]);
    },
  );

  test('are texts in a claim', () => {
    expect(identitiesClaim(user(JSON.stringify([account])))).toEqual([
      { ...account, primary: 'true', dateCreated: '1790000000000' },
    ]);
  });
});
