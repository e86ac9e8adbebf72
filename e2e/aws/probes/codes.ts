import { type CallResult, EMAIL, type Lab, PASSWORD, type Probe, Undecided } from './probe.ts';
import { beginSrp, respond, signInByPassword } from './sign-in.ts';

const NEW_PASSWORD = 'Probing-horse-2';
const MOST_CODES = 20;

/** Signs a new user up, who still has to confirm it. */
async function signUp(lab: Lab, ClientId: string): Promise<CallResult & { username: string }> {
  const username = `probe-${crypto.randomUUID()}`;
  const UserAttributes = [{ Name: 'email', Value: EMAIL.email }];
  const result = await lab.call('SignUp', {
    ClientId,
    Username: username,
    Password: PASSWORD,
    UserAttributes,
  });
  lab.dispose({ UserPoolId: lab.target.outputs.UserPoolId, Username: username });
  return { ...result, username };
}

async function confirm(lab: Lab, ClientId: string, Session?: string): Promise<CallResult> {
  const { username } = await signUp(lab, ClientId);
  const ConfirmationCode = await lab.nextCode(username);
  return lab.call('ConfirmSignUp', { ClientId, Username: username, ConfirmationCode, Session });
}

/** A user of the pool with codes by email. */
async function userOfEmailPool(lab: Lab) {
  const { email } = lab.target;
  if (email === undefined) {
    throw new Undecided(
      'cannot be decided without an email sender: verify an address or a domain in SES, remove the stack, and deploy it with --sender <ARN of the identity>',
    );
  }
  const { UserPoolId, ClientId } = email;
  const Username = `probe-${crypto.randomUUID()}`;
  await lab.must('AdminCreateUser', {
    UserPoolId,
    Username,
    MessageAction: 'SUPPRESS',
    UserAttributes: [{ Name: 'email', Value: EMAIL.email }],
  });
  lab.dispose({ UserPoolId, Username });
  await lab.must('AdminSetUserPassword', { UserPoolId, Username, Password: PASSWORD, Permanent: true });
  const setVerified = (Value: string) =>
    lab.must('AdminUpdateUserAttributes', {
      UserPoolId,
      Username,
      UserAttributes: [{ Name: 'email_verified', Value }],
    });
  return { UserPoolId, ClientId, Username, setVerified };
}

/** Codes that are sent by email; the stack keeps them instead of sending them. */
export const codeProbes: readonly Probe[] = [
  {
    rule: 1,
    asks: 'InitiateAuth answers a user who is not confirmed; the proof is UserNotConfirmedException',
    async run(lab) {
      const { username } = await signUp(lab, lab.target.outputs.ClientId);
      const { asked, prove } = await beginSrp(lab, username);
      if (asked.error !== undefined) return false;
      return (await respond(lab, asked.output, await prove())).error === 'UserNotConfirmedException';
    },
  },
  {
    rule: 16,
    asks: 'an email address has to be verified for codes by email as a second factor',
    async run(lab) {
      const { UserPoolId, Username, setVerified } = await userOfEmailPool(lab);
      const enable = () =>
        lab.call('AdminSetUserMFAPreference', { UserPoolId, Username, EmailMfaSettings: { Enabled: true } });
      await setVerified('false');
      const unverified = await enable();
      await setVerified('true');
      return unverified.error === 'InvalidParameterException' && (await enable()).error === undefined;
    },
  },
  {
    rule: 14,
    asks: 'where MFA is required, a verified email address is a factor without a preference',
    async run(lab) {
      const { Username, ClientId, setVerified } = await userOfEmailPool(lab);
      await setVerified('true');
      const { output } = await signInByPassword(lab, Username, { ClientId });
      return output.ChallengeName === 'EMAIL_OTP';
    },
  },
  {
    rule: 18,
    asks: 'SignUp returns a Session only where the client allows USER_AUTH',
    async run(lab) {
      const { ClientId, RotatingClientId } = lab.target.outputs;
      const withUserAuth = (await signUp(lab, ClientId)).output.Session;
      return withUserAuth !== undefined && (await signUp(lab, RotatingClientId)).output.Session === undefined;
    },
  },
  {
    rule: 18,
    asks: 'ConfirmSignUp returns a Session without the one of SignUp, and only where the client allows USER_AUTH',
    async run(lab) {
      const { ClientId, RotatingClientId } = lab.target.outputs;
      const withUserAuth = await confirm(lab, ClientId);
      const without = await confirm(lab, RotatingClientId);
      return (
        withUserAuth.output.Session !== undefined &&
        without.error === undefined &&
        without.output.Session === undefined
      );
    },
  },
  {
    rule: 22,
    asks: `ForgotPassword sends ${MOST_CODES} codes an hour, and then LimitExceededException`,
    async run(lab) {
      const { ClientId } = lab.target.outputs;
      const Username = await lab.newUser({ attributes: EMAIL });
      for (let sent = 0; sent < MOST_CODES; sent += 1) {
        if ((await lab.call('ForgotPassword', { ClientId, Username })).error !== undefined) return false;
      }
      return (await lab.call('ForgotPassword', { ClientId, Username })).error === 'LimitExceededException';
    },
  },
  {
    rule: 23,
    asks: 'a new code replaces the one before',
    async run(lab) {
      const { ClientId } = lab.target.outputs;
      const Username = await lab.newUser({ attributes: EMAIL });
      const ask = async () => {
        await lab.must('ForgotPassword', { ClientId, Username });
        return lab.nextCode(Username);
      };
      const [old, current] = [await ask(), await ask()];
      const reset = (ConfirmationCode: string) =>
        lab.call('ConfirmForgotPassword', { ClientId, Username, ConfirmationCode, Password: NEW_PASSWORD });
      return (
        (await reset(old)).error === 'CodeMismatchException' && (await reset(current)).error === undefined
      );
    },
  },
];
