import type { SandboxOptions } from '@latchkey/sandbox';
import { describe, expect, it } from 'vitest';
import { password, startJourney } from '../../test/journey.ts';

const ANSWERS = ['red-herring', 'blue-whale'];

/** Two questions, one after the other; with SRP first, if the sign-in begins with it. */
const triggers: NonNullable<SandboxOptions['triggers']> = {
  defineAuthChallenge: (event) => {
    const custom = event.request.session.filter(({ challengeName }) => challengeName === 'CUSTOM_CHALLENGE');
    const last = event.request.session.at(-1);
    event.response.issueTokens = custom.length === 2 && last?.challengeResult === true;
    event.response.failAuthentication = last?.challengeResult === false;
    event.response.challengeName = last?.challengeName === 'SRP_A' ? 'PASSWORD_VERIFIER' : 'CUSTOM_CHALLENGE';
    return event;
  },
  createAuthChallenge: (event) => {
    const round = event.request.session.filter(
      ({ challengeName }) => challengeName === 'CUSTOM_CHALLENGE',
    ).length;
    event.response.publicChallengeParameters = { question: `Question ${round + 1}` };
    event.response.privateChallengeParameters = { answer: ANSWERS[round] ?? '' };
    return event;
  },
  verifyAuthChallengeResponse: (event) => {
    event.response.answerCorrect =
      event.request.challengeAnswer === event.request.privateChallengeParameters?.answer;
    return event;
  },
};

async function start() {
  const journey = await startJourney({
    triggers,
    users: [{ username: 'ann', password, attributes: { email: 'ann@example.com' } }],
  });
  journey.secrets.add(...ANSWERS);
  const tab = journey.open({ flow: 'CUSTOM_AUTH' });
  return { journey, ...tab, form: await tab.at('signedOut') };
}

describe('a custom sign-in', () => {
  it('asks in rounds, each with its public parameters', async () => {
    const { journey, at, form, until } = await start();
    form.signIn({ username: 'ann' });
    const first = await at('custom');
    expect(first.parameters).toEqual({ question: 'Question 1' });
    first.submitAnswer('red-herring');
    await until((state) => state.view === 'custom' && state.parameters.question === 'Question 2');
    (await at('custom')).submitAnswer('blue-whale');
    await at('home');
    expect(journey.calls()).toEqual([
      'InitiateAuth',
      'RespondToAuthChallenge CUSTOM_CHALLENGE',
      'RespondToAuthChallenge CUSTOM_CHALLENGE',
    ]);
  });

  it('proves the password by SRP first, when one is given', async () => {
    const { journey, at, form, until } = await start();
    form.signIn({ username: 'ann', password });
    (await at('custom')).submitAnswer('red-herring');
    await until((state) => state.view === 'custom' && state.parameters.question === 'Question 2');
    (await at('custom')).submitAnswer('blue-whale');
    await at('home');
    expect(journey.calls()[1]).toBe('RespondToAuthChallenge PASSWORD_VERIFIER');
  });

  it('ends at the form when an answer is wrong', async () => {
    const { at, form } = await start();
    form.signIn({ username: 'ann' });
    (await at('custom')).submitAnswer('a guess');
    expect(await at('signIn')).toMatchObject({ username: 'ann', fault: { kind: 'credentials' } });
  });

  it.each([{}, { isolation: 'worker' as const }])(
    'shows what its trigger named as Cognito names other things, also after a reload, with %o',
    async (tier) => {
      const chosen = {
        SALT: 'of the sea',
        DEVICE_KEY: 'of the door',
        SRP_B: 'b',
        CODE_DELIVERY_DESTINATION: 'the roof',
        CODE_DELIVERY_DELIVERY_MEDIUM: 'PIGEON',
        MFAS_CAN_CHOOSE: 'none',
        userAttributes: 'all',
      };
      const journey = await startJourney({
        triggers: {
          ...triggers,
          createAuthChallenge: (event) => {
            event.response.publicChallengeParameters = chosen;
            event.response.privateChallengeParameters = { answer: ANSWERS[0] ?? '' };
            return event;
          },
        },
      });
      const tab = journey.open({ flow: 'CUSTOM_AUTH', ...tier });
      (await tab.at('signedOut')).signIn({ username: 'ann' });
      expect((await tab.at('custom')).parameters).toEqual(chosen);
      // Encrypted and stored in the background.
      await expect.poll(() => tab.tab.sessionStorage.length).toBe(1);
      expect((await tab.reload().at('custom')).parameters).toEqual(chosen);
    },
  );

  it.each([{}, { isolation: 'worker' as const }])(
    'counts its questions through a reload, with %o',
    async (tier) => {
      const journey = await startJourney({
        customAuth: {
          rounds: [{ publicChallengeParameters: { question: 'Colour?' }, answer: ANSWERS[0] ?? '' }],
          attempts: 3,
        },
      });
      journey.secrets.add(...ANSWERS);
      const tab = journey.open({ flow: 'CUSTOM_AUTH', ...tier });
      (await tab.at('signedOut')).signIn({ username: 'ann' });
      (await tab.at('custom')).submitAnswer('a guess');
      await tab.until(({ busy, fault }) => !busy && fault?.code === 'answer-not-accepted');
      expect(await tab.at('custom')).toMatchObject({ round: 2 });
      await expect.poll(() => tab.tab.sessionStorage.length).toBe(1);
      const reloaded = tab.reload();
      const again = await reloaded.at('custom');
      expect(again).toMatchObject({ round: 2 });
      again.submitAnswer('another guess');
      await reloaded.until(({ busy, fault }) => !busy && fault?.code === 'answer-not-accepted');
      expect(await reloaded.at('custom')).toMatchObject({ round: 3 });
    },
  );
});
