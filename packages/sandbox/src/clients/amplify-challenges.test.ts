import { autoSignIn, confirmSignIn, confirmSignUp, signIn, signUp } from 'aws-amplify/auth';
import { describe, expect, test, vi } from 'vitest';
import { totpCode } from '../mfa/totp.ts';
import type { SandboxOptions } from '../options.ts';
import { useAmplify } from '../testing/amplify.ts';
import { PASSWORD, served } from '../testing/served.ts';

// Its arithmetic takes seconds if the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const credentials = { username: 'ada', password: PASSWORD };
const attributes = { email: 'ada@example.com', phone_number: '+15555550100' };
const answer = (challengeResponse: string) => confirmSignIn({ challengeResponse });
const mismatch = { name: 'CodeMismatchException' };

async function start(options: SandboxOptions) {
  const sandbox = await served(options);
  useAmplify(sandbox);
  const code = () => sandbox.outbox.latest('ada')?.code ?? '';
  return { sandbox, code };
}

describe('aws-amplify', () => {
  test('sets up an authenticator app in the sign-in, after a wrong code too', async () => {
    const { sandbox } = await start({ userPool: { mfaConfiguration: 'ON' }, users: [credentials] });
    const { nextStep } = await signIn(credentials);
    if (nextStep.signInStep !== 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP') throw new Error(nextStep.signInStep);
    const { sharedSecret } = nextStep.totpSetupDetails;
    await expect(answer('000000')).rejects.toMatchObject({ name: 'EnableSoftwareTokenMFAException' });
    expect(await answer(totpCode(sharedSecret, sandbox.clock.now()))).toMatchObject({ isSignedIn: true });
  });

  test('signs in with a code of an authenticator app, after a wrong one too', async () => {
    const { sandbox } = await start({
      userPool: { mfaConfiguration: 'OPTIONAL' },
      users: [{ ...credentials, mfa: { totpSecret: SECRET } }],
    });
    expect((await signIn(credentials)).nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE');
    await expect(answer('000000')).rejects.toMatchObject(mismatch);
    expect(await answer(totpCode(SECRET, sandbox.clock.now()))).toMatchObject({ isSignedIn: true });
  });

  test('sets up email as its second factor', async () => {
    const { code } = await start({
      userPool: { mfaConfiguration: 'ON', enabledMfas: ['EMAIL_OTP'] },
      users: [credentials],
    });
    expect((await signIn(credentials)).nextStep.signInStep).toBe('CONTINUE_SIGN_IN_WITH_EMAIL_SETUP');
    expect((await answer('ada@example.com')).nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
    await expect(answer('000000')).rejects.toMatchObject(mismatch);
    expect(await answer(code())).toMatchObject({ isSignedIn: true });
  });

  test('chooses among second factors', async () => {
    const { code } = await start({
      userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
      users: [{ ...credentials, attributes, mfa: { enabled: ['SMS_MFA'], totpSecret: SECRET } }],
    });
    expect((await signIn(credentials)).nextStep.signInStep).toBe('CONTINUE_SIGN_IN_WITH_MFA_SELECTION');
    expect((await answer('SMS')).nextStep).toMatchObject({
      signInStep: 'CONFIRM_SIGN_IN_WITH_SMS_CODE',
      codeDeliveryDetails: { destination: '+*******0100' },
    });
    expect(await answer(code())).toMatchObject({ isSignedIn: true });
  });

  test('chooses a first factor and signs in by a code of an email', async () => {
    const { code } = await start({
      userPool: {
        policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] } },
      },
      users: [{ ...credentials, attributes }],
    });
    const { nextStep } = await signIn({ username: 'ada', options: { authFlowType: 'USER_AUTH' } });
    expect(nextStep).toMatchObject({
      signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
      availableChallenges: ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'SMS_OTP'],
    });
    expect((await answer('EMAIL_OTP')).nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
    await expect(answer('00000000')).rejects.toMatchObject(mismatch);
    expect(await answer(code())).toMatchObject({ isSignedIn: true });
  });

  test.each(['PASSWORD', 'PASSWORD_SRP'])('chooses %s as its first factor', async (factor) => {
    await start({ users: [credentials] });
    await signIn({ username: 'ada', options: { authFlowType: 'USER_AUTH' } });
    expect((await answer(factor)).nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_PASSWORD');
    expect(await answer(PASSWORD)).toMatchObject({ isSignedIn: true });
  });

  test('prefers a first factor', async () => {
    const { code } = await start({
      userPool: { policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } },
      users: [{ ...credentials, attributes }],
    });
    const options = { authFlowType: 'USER_AUTH', preferredChallenge: 'EMAIL_OTP' } as const;
    expect((await signIn({ username: 'ada', options })).nextStep.signInStep).toBe(
      'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
    );
    expect(await answer(code())).toMatchObject({ isSignedIn: true });
  });

  test.each(['CUSTOM_WITHOUT_SRP', 'CUSTOM_WITH_SRP'] as const)(
    'answers rounds of %s',
    async (authFlowType) => {
      await start({
        customAuth: {
          rounds: [{ publicChallengeParameters: { hint: 'metal' }, answer: 'brass' }, { answer: 'steel' }],
          attempts: 2,
        },
      });
      const withPassword = authFlowType === 'CUSTOM_WITH_SRP' ? { password: PASSWORD } : {};
      const first = await signIn({ username: 'ada', ...withPassword, options: { authFlowType } });
      expect(first.nextStep).toMatchObject({
        signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
        additionalInfo: { hint: 'metal' },
      });
      await answer('tin');
      await answer('brass');
      expect(await answer('steel')).toMatchObject({ isSignedIn: true });
    },
  );

  test('fails a custom challenge with wrong answers', async () => {
    await start({ customAuth: { rounds: [{ answer: 'brass' }], attempts: 1 } });
    await signIn({ username: 'ada', options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } });
    await expect(answer('tin')).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  test('signs up, confirms and is signed in by itself', async () => {
    const { sandbox } = await start({ userPool: { autoVerifiedAttributes: ['email'] }, users: [] });
    const options = {
      userAttributes: { email: 'grace@example.com' },
      autoSignIn: { authFlowType: 'USER_AUTH' },
    } as const;
    const { nextStep } = await signUp({ username: 'grace', password: PASSWORD, options });
    expect(nextStep.signUpStep).toBe('CONFIRM_SIGN_UP');
    const confirmationCode = sandbox.outbox.latest('grace')?.code ?? '';
    expect((await confirmSignUp({ username: 'grace', confirmationCode })).nextStep.signUpStep).toBe(
      'COMPLETE_AUTO_SIGN_IN',
    );
    expect(await autoSignIn()).toMatchObject({ isSignedIn: true });
    const [, , last] = sandbox.journal.entries;
    expect(last).toMatchObject({ operation: 'InitiateAuth', authFlow: 'USER_AUTH', status: 200 });
  });
});
