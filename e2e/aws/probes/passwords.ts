import { PASSWORD, type Probe } from './probe.ts';
import { beginSrp, respond, signInByPassword, signInBySrp } from './sign-in.ts';

const WRONG = 'NotAuthorizedException';
const HOUR = 3_600_000;

/** Proofs of passwords. */
export const passwordProbes: readonly Probe[] = [
  {
    rule: 1,
    asks: 'InitiateAuth answers a user who is disabled; the proof is refused',
    async run(lab) {
      const username = await lab.newUser();
      await lab.must('AdminDisableUser', { UserPoolId: lab.target.outputs.UserPoolId, Username: username });
      const { asked, prove } = await beginSrp(lab, username);
      if (asked.error !== undefined) return false;
      return (await respond(lab, asked.output, await prove())).error === WRONG;
    },
  },
  {
    rule: 1,
    asks: 'InitiateAuth answers a user whose password has to be reset; the proof is PasswordResetRequiredException',
    async run(lab) {
      const username = await lab.newUser({
        attributes: { email: 'success+latchkey@simulator.amazonses.com', email_verified: 'true' },
      });
      await lab.must('AdminResetUserPassword', {
        UserPoolId: lab.target.outputs.UserPoolId,
        Username: username,
      });
      const { asked, prove } = await beginSrp(lab, username);
      if (asked.error !== undefined) return false;
      return (await respond(lab, asked.output, await prove())).error === 'PasswordResetRequiredException';
    },
  },
  {
    rule: 2,
    asks: 'with a wrong password an unknown device does not show',
    async run(lab) {
      const username = await lab.newUser();
      const deviceKey = `${lab.target.region}_${crypto.randomUUID()}`;
      return (await signInBySrp(lab, username, { password: 'Wrong-horse-1', deviceKey })).error === WRONG;
    },
  },
  {
    rule: 3,
    asks: 'a proof cannot be sent twice',
    async run(lab) {
      const { asked, prove } = await beginSrp(lab, await lab.newUser());
      const proof = await prove();
      if ((await respond(lab, asked.output, proof)).error !== undefined) return false;
      return (await respond(lab, asked.output, proof)).error === WRONG;
    },
  },
  {
    rule: 3,
    asks: 'a wrong proof uses up the challenge',
    async run(lab) {
      const { asked, prove } = await beginSrp(lab, await lab.newUser());
      const wrong = await respond(lab, asked.output, await prove({ password: 'Wrong-horse-1' }));
      return wrong.error === WRONG && (await respond(lab, asked.output, await prove())).error === WRONG;
    },
  },
  {
    rule: 4,
    asks: 'a TIMESTAMP of an hour ago is accepted',
    async run(lab) {
      return (await signInBySrp(lab, await lab.newUser(), { at: Date.now() - HOUR })).error === undefined;
    },
  },
  {
    rule: 6,
    asks: 'PASSWORD_VERIFIER has no Session in USER_SRP_AUTH',
    async run(lab) {
      return (await beginSrp(lab, await lab.newUser())).asked.output.Session === undefined;
    },
  },
  {
    rule: 6,
    asks: 'PASSWORD_VERIFIER has a Session in CUSTOM_AUTH',
    async run(lab) {
      const { asked } = await beginSrp(lab, await lab.newUser(), { flow: 'CUSTOM_AUTH' });
      return asked.output.ChallengeName === 'PASSWORD_VERIFIER' && asked.output.Session !== undefined;
    },
  },
  {
    rule: 28,
    asks: 'a password may have other letters; an é is no lower-case letter',
    async run(lab) {
      const Username = await lab.newUser();
      const set = (Password: string) =>
        lab.call('AdminSetUserPassword', {
          UserPoolId: lab.target.outputs.UserPoolId,
          Username,
          Password,
          Permanent: true,
        });
      const only = await set('ÉÉÉÉÉÉ-é1É');
      return only.error === 'InvalidPasswordException' && (await set(`é${PASSWORD}`)).error === undefined;
    },
  },
  {
    rule: 19,
    asks: 'with USER_AUTH an unknown name seems to have every factor of the pool but a passkey',
    async run(lab) {
      const { output } = await lab.call('InitiateAuth', {
        ClientId: lab.target.outputs.ClientId,
        AuthFlow: 'USER_AUTH',
        AuthParameters: { USERNAME: `nobody-${crypto.randomUUID()}` },
      });
      const offered = [...(output.AvailableChallenges ?? [])].sort().join();
      lab.note({ operation: `AvailableChallenges ${offered}` });
      return offered === 'EMAIL_OTP,PASSWORD,PASSWORD_SRP';
    },
  },
  {
    rule: 41,
    asks: 'an attribute that is too long is InvalidParameterException when it is updated',
    async run(lab) {
      const username = await lab.newUser();
      const { output } = await signInByPassword(lab, username);
      const { error, message } = await lab.call('UpdateUserAttributes', {
        AccessToken: output.AuthenticationResult?.AccessToken,
        UserAttributes: [{ Name: 'custom:plan', Value: 'much too long' }],
      });
      return error === 'InvalidParameterException' && message.includes('no longer than 10 characters');
    },
  },
];
