import { expect, test } from 'vitest';
import { createStepUpGallery } from './step-up-gallery.ts';

const now = 1_700_000_000_000;
const cards = createStepUpGallery({ now });

test('there is one card for each view in which a step-up asks, in front of home', () => {
  expect(cards.map(({ id, state }) => [state.view, id])).toEqual([
    ['smsCode', 'auth.stepUp.challenge.SMS_MFA.entering.clean'],
    ['totpCode', 'auth.stepUp.challenge.SOFTWARE_TOKEN_MFA.entering.clean'],
    ['emailCode', 'auth.stepUp.challenge.EMAIL_OTP.entering.clean'],
    ['chooseMfa', 'auth.stepUp.challenge.SELECT_MFA_TYPE.entering.clean'],
    ['chooseFactor', 'auth.stepUp.challenge.SELECT_CHALLENGE.entering.clean'],
    ['password', 'auth.stepUp.challenge.PASSWORD.entering.clean'],
    ['lapsed', 'auth.stepUp.lapsed'],
    ['passkey', 'auth.stepUp.challenge.WEB_AUTHN.dismissed'],
  ]);
  for (const { state, possible, path } of cards) {
    expect(state).toMatchObject({ username: 'ada', stepUp: { home: { view: 'home' } }, busy: false });
    expect(state.page).toBe(state.stepUp?.home.page);
    expect(possible).toContainEqual({ type: 'signIn.cancel', choice: null });
    expect(path[0]).toBe('stepUp');
  }
});
