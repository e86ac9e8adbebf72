import { afterEach, describe, expect, it } from 'vitest';
import { type Journey, password, startJourney } from '../../test/journey.ts';
import { cutOff, letLoad, SESSION } from '../../test/late-code.ts';

afterEach(letLoad);

async function atForm(journey: Journey) {
  const tab = journey.open();
  (await tab.at('signedOut')).showSignIn();
  return { ...tab, form: await tab.at('signIn') };
}

describe('a sign-in that is refused', () => {
  it('by a wrong password says so, keeps the username, and takes the next try', async () => {
    const journey = await startJourney();
    journey.secrets.add('not-my-password');
    const { at, form } = await atForm(journey);
    form.signIn({ username: 'ann', password: 'not-my-password' });
    const refused = await at('signIn');
    expect(refused).toMatchObject({
      username: 'ann',
      fault: { kind: 'credentials', code: 'NotAuthorizedException' },
    });
    refused.clearFault();
    expect((await at('signIn')).fault).toBeNull();
    refused.signIn({ username: 'ann', password });
    expect((await at('home')).user.username).toBe('ann');
  });

  it.each(['ENABLED', 'LEGACY'] as const)('for an unknown user looks the same with %s', async (setting) => {
    const journey = await startJourney({ clients: [{ preventUserExistenceErrors: setting }] });
    const { at, form } = await atForm(journey);
    form.signIn({ username: 'nobody', password });
    expect((await at('signIn')).fault?.kind).toBe('credentials');
  });

  it('after too many wrong passwords says when to try again, and keeps the place', async () => {
    const journey = await startJourney();
    const { at, auth, form, until } = await atForm(journey);
    for (let tries = 0; tries < 6; tries += 1) {
      form.signIn({ username: 'ann', password: 'not-my-password' });
      await at('signIn');
    }
    const { fault, username } = await at('signIn');
    expect({ username, fault }).toEqual({
      username: 'ann',
      fault: {
        kind: 'throttled',
        code: 'NotAuthorizedException',
        reason: 'locked-out',
        retryAt: journey.clock.now() + 5_000,
      },
    });
    auth.actions.signIn({ username: 'ann', password });
    expect(auth.getState().busy).toBe(false);
    journey.clock.advance(5_000);
    await until((state) => state.view === 'signIn' && state.fault === null);
    form.signIn({ username: 'ann', password });
    expect((await at('home')).user.username).toBe('ann');
  });

  it.each([
    ['network', 'network'],
    ['server', 'server'],
    ['throttle', 'throttled'],
  ] as const)('by a fault of kind %s keeps the form, and works when it is over', async (fault, kind) => {
    const journey = await startJourney();
    const { at, form } = await atForm(journey);
    journey.sandbox.faults.add({ kind: fault });
    form.signIn({ username: 'ann', password });
    const refused = await at('signIn');
    expect(refused).toMatchObject({ username: 'ann', fault: { kind } });
    journey.sandbox.faults.clear();
    journey.clock.advance(6_000);
    refused.signIn({ username: 'ann', password });
    expect((await at('home')).user.username).toBe('ann');
  });

  it('by a fault that passes is tried again without asking', async () => {
    const journey = await startJourney();
    const { at, form } = await atForm(journey);
    journey.sandbox.faults.add({ kind: 'server', times: 2 });
    form.signIn({ username: 'ann', password });
    await at('home');
    expect(journey.calls().slice(0, 2)).toEqual([
      'InitiateAuth !InternalErrorException',
      'InitiateAuth !InternalErrorException',
    ]);
  });

  it('because the answer to the proof was lost is not sent twice', async () => {
    const journey = await startJourney();
    const { at, form } = await atForm(journey);
    journey.sandbox.faults.add({ operation: 'RespondToAuthChallenge', kind: 'respond-then-drop', times: 1 });
    form.signIn({ username: 'ann', password });
    expect((await at('signIn')).fault?.kind).toBe('network');
    expect(journey.calls()).toEqual(['InitiateAuth', 'RespondToAuthChallenge PASSWORD_VERIFIER']);
    form.signIn({ username: 'ann', password });
    expect((await at('home')).user.username).toBe('ann');
  });

  it.each([
    ['UserNotConfirmedException', 'confirmSignUp'],
    ['PasswordResetRequiredException', 'forgotPassword'],
  ] as const)('with %s leads to %s', async (type, view) => {
    const journey = await startJourney({
      users: [{ username: 'ann', password, status: 'UNCONFIRMED', attributes: { email: 'ann@example.com' } }],
    });
    const { form, until } = await atForm(journey);
    journey.sandbox.faults.add({ operation: 'InitiateAuth', kind: 'error', type, times: 1 });
    form.signIn({ username: 'ann', password });
    expect(await until((state) => state.view === view)).toMatchObject({ username: 'ann' });
  });

  it.each([
    ['UserLambdaValidationException', 'refused'],
    ['InvalidParameterException', 'refused'],
    ['ResourceNotFoundException', 'configuration'],
    ['SomethingNewException', 'unexpected'],
  ] as const)('with %s shows a fault of kind %s', async (type, kind) => {
    const journey = await startJourney();
    const { at, form } = await atForm(journey);
    journey.sandbox.faults.add({ operation: 'InitiateAuth', kind: 'error', type, times: 1 });
    form.signIn({ username: 'ann', password });
    expect((await at('signIn')).fault).toMatchObject({ kind, code: type });
  });
});

describe('a sign-in that is cancelled', () => {
  /** A person who cancels while the new tokens are being stored. */
  async function cancelWhileStoring(journey: Journey) {
    let storing = () => {};
    const subtle: SubtleCrypto = Object.create(crypto.subtle, {
      encrypt: {
        value: (...given: Parameters<SubtleCrypto['encrypt']>) => {
          storing();
          return crypto.subtle.encrypt(...given);
        },
      },
      decrypt: { value: crypto.subtle.decrypt.bind(crypto.subtle) },
      generateKey: { value: crypto.subtle.generateKey.bind(crypto.subtle) },
    });
    const tab = journey.open({}, { subtle });
    await tab.at('signedOut');
    // The stored sign-in, from before the tokens came, is encrypted, too.
    storing = () => {
      if (journey.sandbox.journal.count('RespondToAuthChallenge') > 0) tab.auth.actions.cancel();
    };
    tab.auth.actions.signIn({ username: 'ann', password });
    return tab;
  }

  it('while its tokens are being stored revokes them and stores nothing', async () => {
    const journey = await startJourney();
    const tab = await cancelWhileStoring(journey);
    await journey.called('RevokeToken');
    expect(tab.auth.getState().view).toBe('signedOut');
    expect(await tab.auth.getTokens()).toBeNull();
    await tab.reload().at('signedOut');
    expect(journey.sandbox.users.get('ann')?.sessions).toBe(0);
  });

  it('keeps the tokens that it revokes until the code for that has loaded, and while the network is down', async () => {
    const journey = await startJourney();
    const load = cutOff(SESSION);
    const down = journey.sandbox.faults.add({ operation: 'RevokeToken', kind: 'network' });
    const tab = await cancelWhileStoring(journey);
    await tab.until(({ view, busy }) => view === 'signedOut' && !busy);
    await expect.poll(() => load).toHaveBeenCalled();
    await letLoad();
    expect(journey.sandbox.users.get('ann')?.sessions).toBe(1);
    tab.tab.page.tell('online');
    await journey.struck(down);
    journey.sandbox.faults.clear();
    tab.reload();
    await journey.called('RevokeToken');
    await expect.poll(() => journey.sandbox.users.get('ann')?.sessions).toBe(0);
  });
});
