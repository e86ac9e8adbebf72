import { describe, expect, it } from 'vitest';
import { type JourneyTab, startJourney } from '../../test/journey.ts';
import { signIn } from '../../test/sign-in.ts';
import { deleteAttributes, updateAttributes, verifyAttribute } from '../account/index.ts';

const pool = { userPool: { autoVerifiedAttributes: ['email' as const] } };
const tiers = [{}, { isolation: 'worker' }] as const;

const claimsOf = ({ auth }: JourneyTab) => {
  const state = auth.getState();
  return state.view === 'home' ? state.user.claims : null;
};

describe.each(tiers)('the claims of the user, with %o,', (tier) => {
  it('are those of the account when a change of attributes resolves', async () => {
    const journey = await startJourney(pool);
    const tab = journey.open(tier);
    await signIn(tab);
    await updateAttributes(tab.auth, { email: 'ann@new.example', given_name: 'Ann' });
    expect(claimsOf(tab)).toMatchObject({
      email: 'ann@new.example',
      email_verified: false,
      given_name: 'Ann',
    });
    expect(tab.auth.getClaims()).toMatchObject({ given_name: 'Ann' });
    const { code = '' } = journey.sandbox.outbox.latest('ann@new.example') ?? {};
    journey.secrets.add(code);
    await verifyAttribute(tab.auth, 'email', code);
    expect(claimsOf(tab)).toMatchObject({ email_verified: true });
    await deleteAttributes(tab.auth, ['given_name']);
    expect(claimsOf(tab)).not.toHaveProperty('given_name');
  });

  it('change with the next refresh where the tokens cannot be renewed immediately', async () => {
    const journey = await startJourney(pool);
    const tab = journey.open(tier);
    await signIn(tab);
    const operation = 'GetTokensFromRefreshToken';
    journey.sandbox.faults.add({ operation, kind: 'network' });
    await journey.passing(updateAttributes(tab.auth, { given_name: 'Ann' }));
    expect(claimsOf(tab)).not.toHaveProperty('given_name');
    journey.sandbox.faults.clear();
    await journey.passing(tab.until(() => claimsOf(tab)?.given_name === 'Ann'));
  });
});

it('the claims change in the other tabs, too', async () => {
  const journey = await startJourney();
  const tab = journey.open();
  await signIn(tab);
  const other = journey.open();
  await other.at('home');
  await updateAttributes(tab.auth, { given_name: 'Ann' });
  await expect.poll(() => claimsOf(other)?.given_name).toBe('Ann');
});
