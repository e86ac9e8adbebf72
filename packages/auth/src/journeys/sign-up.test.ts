import { describe, expect, it } from 'vitest';
import { type Journey, password, startJourney } from '../../test/journey.ts';
import type { Environment } from '../api.ts';

const pool = { userPool: { autoVerifiedAttributes: ['email' as const] }, users: [] };
const cleo = { username: 'cleo', password, attributes: { email: 'cleo@example.com' } };

const codeFor = (journey: Journey, recipient: string): string => {
  const { code = '' } = journey.sandbox.outbox.latest(recipient) ?? {};
  journey.secrets.add(code);
  return code;
};

describe('a sign-up', () => {
  it('goes from the form over the code to signed in, with the password that was typed once', async () => {
    const journey = await startJourney(pool);
    const { at } = journey.open();
    (await at('signedOut')).showSignUp();
    (await at('signUp')).signUp(cleo);
    const confirming = await at('confirmSignUp');
    expect(confirming).toMatchObject({ username: 'cleo', delivery: { medium: 'EMAIL' } });
    confirming.confirmSignUp('000000');
    const refused = await at('confirmSignUp');
    expect(refused.fault).toEqual({
      kind: 'code',
      code: 'CodeMismatchException',
      reason: 'code-wrong',
      field: 'code',
    });
    refused.confirmSignUp(codeFor(journey, 'cleo'));
    expect((await at('home')).user.username).toBe('cleo');
    expect(journey.calls()).toEqual([
      'SignUp',
      'ConfirmSignUp !CodeMismatchException',
      'ConfirmSignUp',
      'InitiateAuth',
    ]);
  });

  it('continues with the password where the sign-in after it offers a choice', async () => {
    const journey = await startJourney(pool);
    // Like a pool that does not accept the Session of the confirmation as a first factor.
    const fetch: Environment['fetch'] = async (input, init) => {
      const request = new Request(input, init);
      const { method, headers } = request;
      if (!headers.get('x-amz-target')?.endsWith('.InitiateAuth')) return journey.sandbox.fetch(request);
      const body = (await request.text()).replace(/,"Session":"[^"]*"/, '');
      return journey.sandbox.fetch(new Request(request.url, { method, headers, body }));
    };
    const { at } = journey.open({}, { fetch });
    (await at('signedOut')).signUp(cleo);
    (await at('confirmSignUp')).confirmSignUp(codeFor(journey, 'cleo'));
    expect((await at('home')).user.username).toBe('cleo');
    expect(journey.calls().slice(-3)).toEqual([
      'InitiateAuth',
      'RespondToAuthChallenge SELECT_CHALLENGE',
      'RespondToAuthChallenge PASSWORD_VERIFIER',
    ]);
  });

  it('sends the code again on request', async () => {
    const journey = await startJourney(pool);
    const { at } = journey.open();
    (await at('signedOut')).signUp(cleo);
    const { code: first } = journey.sandbox.outbox.latest('cleo') ?? {};
    (await at('confirmSignUp')).resend();
    await journey.called('ResendConfirmationCode');
    const step = await at('confirmSignUp');
    expect(codeFor(journey, 'cleo')).not.toBe(first);
    step.confirmSignUp(codeFor(journey, 'cleo'));
    expect((await at('home')).user.username).toBe('cleo');
  });

  it.each([
    ['UsernameExistsException', 'taken', { ...cleo, username: 'ann' }],
    ['InvalidPasswordException', 'policy', { ...cleo, password: 'weakling' }],
  ] as const)('refused with %s keeps the form', async (code, kind, request) => {
    const journey = await startJourney({ ...pool, users: [{ username: 'ann', password }] });
    journey.secrets.add('weakling');
    const { at } = journey.open();
    (await at('signedOut')).showSignUp();
    (await at('signUp')).signUp(request);
    expect(await at('signUp')).toMatchObject({ username: request.username, fault: { kind, code } });
  });

  it('that was never confirmed continues where the sign-in finds it', async () => {
    const journey = await startJourney({
      ...pool,
      users: [{ username: 'ann', password, status: 'UNCONFIRMED', attributes: { email: 'ann@example.com' } }],
    });
    const { at } = journey.open();
    (await at('signedOut')).signIn({ username: 'ann', password });
    const step = await at('confirmSignUp');
    expect(step.username).toBe('ann');
    step.confirmSignUp(codeFor(journey, 'ann'));
    expect((await at('home')).user.username).toBe('ann');
  });

  it('that was confirmed meanwhile elsewhere signs in', async () => {
    const journey = await startJourney(pool);
    const { at } = journey.open();
    (await at('signedOut')).signUp(cleo);
    const step = await at('confirmSignUp');
    const code = codeFor(journey, 'cleo');
    const elsewhere = journey.openElsewhere();
    (await elsewhere.at('signedOut')).signIn({ username: 'cleo', password });
    (await elsewhere.at('confirmSignUp')).confirmSignUp(codeFor(journey, 'cleo'));
    await elsewhere.at('home');
    step.confirmSignUp(code);
    expect((await at('home')).user.username).toBe('cleo');
  });

  it('signs in with the password where the pool takes no Session for it', async () => {
    const journey = await startJourney({
      ...pool,
      clients: [{ explicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }],
    });
    const { at } = journey.open();
    (await at('signedOut')).signUp(cleo);
    (await at('confirmSignUp')).confirmSignUp(codeFor(journey, 'cleo'));
    await at('home');
    expect(journey.calls().at(-1)).toBe('RespondToAuthChallenge PASSWORD_VERIFIER');
  });

  it('is confirmed by a late code although its Session has lapsed', async () => {
    const journey = await startJourney(pool);
    const { at } = journey.open();
    (await at('signedOut')).signUp(cleo);
    const step = await at('confirmSignUp');
    journey.clock.advance(10 * 60_000);
    step.confirmSignUp(codeFor(journey, 'cleo'));
    expect((await at('home')).user.username).toBe('cleo');
  });

  it('whose tab was closed meanwhile is confirmed in a new one', async () => {
    const journey = await startJourney(pool);
    const { at } = journey.open();
    (await at('signedOut')).signUp(cleo);
    await at('confirmSignUp');
    const again = journey.open();
    (await again.at('signedOut')).signIn({ username: 'cleo', password });
    (await again.at('confirmSignUp')).confirmSignUp(codeFor(journey, 'cleo'));
    expect((await again.at('home')).user.username).toBe('cleo');
  });
});
