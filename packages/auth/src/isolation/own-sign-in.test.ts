import { describe, expect, it } from 'vitest';
import { pendingOf } from '../../test/pending.ts';
import { attemptOf } from '../../test/services.ts';
import type { Challenge } from '../model.ts';
import { seal } from '../sealed.ts';
import { ownSignIn } from './own-sign-in.ts';

const attempt = attemptOf('ann', '', { password: null });
const challengeOf = (name: string): Challenge => {
  const { challenge } = pendingOf({ name });
  if (!challenge) throw new Error('There is one.');
  return challenge;
};
const named = (challenge: string | null) => ({ attempt, challenge, awaits: null });

function world() {
  let cleared = 0;
  const own = ownSignIn({
    clear: () => {
      cleared += 1;
    },
  });
  return { own, cleared: () => cleared };
}

describe('the sign-in that a worker has under way', () => {
  it('is its own challenge, under the name that the page has for it', () => {
    const { own, cleared } = world();
    const challenge = challengeOf('SMS_MFA');
    own.note({ kind: 'challenge', challenge });
    expect(cleared()).toBe(1);
    expect(own.pending()).toBeNull();
    const pending = { attempt, challenge, awaits: null, totp: null };
    expect(own.save(named('SMS_MFA'))).toEqual(pending);
    expect(own.pending()).toEqual(pending);
  });

  it.each(['EMAIL_OTP', 'CUSTOM_CHALLENGE', null])(
    'is not found by the name %s, which the worker does not have',
    (name) => {
      const { own } = world();
      own.note({ kind: 'challenge', challenge: challengeOf('SMS_MFA') });
      expect(own.save(named(name))).toEqual({ attempt, challenge: null, awaits: null, totp: null });
    },
  );

  it('does not exist without a challenge', () => {
    const { own } = world();
    expect(own.save(named('SMS_MFA'))?.challenge).toBeNull();
    expect(own.save({ ...named(null), awaits: { of: 'reset', delivery: null } })).toEqual({
      attempt,
      challenge: null,
      awaits: { of: 'reset', delivery: null },
      totp: null,
    });
  });

  it('may go back to the choice, by the Session of what was chosen', () => {
    const { own } = world();
    const challenge = challengeOf('EMAIL_OTP');
    own.note({ kind: 'challenge', challenge });
    expect(own.save(named('SELECT_CHALLENGE'))?.challenge).toEqual({
      ...challenge,
      name: 'SELECT_CHALLENGE',
    });
  });

  it('has the secret of an authenticator app while that is set up, and not longer', () => {
    const { own } = world();
    const totp = seal({ secret: 's', uri: 'u' }, 'forPage');
    own.note({ kind: 'totp', totp, challenge: challengeOf('MFA_SETUP') });
    expect(own.save(named('MFA_SETUP'))?.totp).toBe(totp);
    expect(own.save(named('SELECT_CHALLENGE'))?.totp).toBeNull();
    own.note({ kind: 'challenge', challenge: challengeOf('MFA_SETUP') });
    expect(own.save(named('MFA_SETUP'))?.totp).toBeNull();
  });

  it.each([
    [
      'tokens come',
      (own: ReturnType<typeof ownSignIn>) => own.note({ kind: 'session', session: {} } as never),
    ],
    ['it is given up', (own: ReturnType<typeof ownSignIn>) => void own.save(null)],
    ['it ends', (own: ReturnType<typeof ownSignIn>) => own.end()],
  ])('is over, with all of its handles, when %s', (_, end) => {
    const { own, cleared } = world();
    own.note({
      kind: 'totp',
      totp: seal({ secret: 's', uri: 'u' }, 'forPage'),
      challenge: challengeOf('MFA_SETUP'),
    });
    own.save(named('MFA_SETUP'));
    end(own);
    expect([own.pending(), cleared()]).toEqual([null, 2]);
    expect(own.save(named('MFA_SETUP'))).toEqual({ attempt, challenge: null, awaits: null, totp: null });
  });

  it.each([null, 7, { kind: 'fault', fault: { kind: 'code', code: 'x' } }, { storage: 'memory' }])(
    'continues when a call is answered with %j',
    (output) => {
      const { own, cleared } = world();
      own.note({ kind: 'challenge', challenge: challengeOf('SMS_MFA') });
      // Any output of a call.
      own.note(output as never);
      expect(cleared()).toBe(1);
      expect(own.save(named('SMS_MFA'))?.challenge?.name).toBe('SMS_MFA');
    },
  );
});
