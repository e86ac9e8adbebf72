import { EMAIL, PASSWORD, type Probe } from './probe.ts';
import { beginSrp, respond, signInByPassword, signInBySrp } from './sign-in.ts';

const WRONG = 'NotAuthorizedException';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

// Values that the attributes of the template do not take.
const UNFIT = [
  ['custom:plan', 'much too long', 'String must be no longer than 10 characters'],
  ['custom:level', '6', 'Number must be no greater than 5'],
  ['custom:level', 'high', 'The attribute has to be a number'],
] as const;

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
        attributes: EMAIL,
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
    rule: 3,
    asks: 'an error that the user can correct leaves a challenge open',
    async run(lab) {
      const { UserPoolId, ClientId } = lab.target.outputs;
      const Username = await lab.newUser();
      await lab.must('AdminSetUserPassword', { UserPoolId, Username, Password: PASSWORD, Permanent: false });
      const asked = (await signInByPassword(lab, Username, { ClientId })).output;
      const choose = (NEW_PASSWORD: string) => respond(lab, asked, { USERNAME: Username, NEW_PASSWORD });
      const short = await choose('Short-1');
      const right = await choose('Probing-horse-2');
      return short.error === 'InvalidPasswordException' && right.output.AuthenticationResult !== undefined;
    },
  },
  {
    rule: 4,
    asks: 'PASSWORD_VERIFIER can be answered as long as a Session: after two and a half minutes, not after three and a half',
    async run(lab) {
      const { asked, prove } = await beginSrp(lab, await lab.newUser());
      await lab.target.wait(2.5 * MINUTE);
      if ((await respond(lab, asked.output, await prove())).error !== undefined) return false;
      const late = await beginSrp(lab, await lab.newUser());
      await lab.target.wait(3.5 * MINUTE);
      return (await respond(lab, late.asked.output, await late.prove())).error === WRONG;
    },
  },
  {
    rule: 4,
    asks: 'a TIMESTAMP of an hour ago is accepted',
    async run(lab) {
      return (
        (await signInBySrp(lab, await lab.newUser(), { at: lab.target.now() - HOUR })).error === undefined
      );
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
    rule: 6,
    asks: 'PASSWORD_VERIFIER has a Session in USER_AUTH',
    async run(lab) {
      const { asked } = await beginSrp(lab, await lab.newUser(), { flow: 'USER_AUTH' });
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
  ...UNFIT.map(
    ([Name, Value, text]): Probe => ({
      rule: 39,
      asks: `${Name} with the value ${Value} is InvalidParameterException on every write: ${text}`,
      async run(lab) {
        const { UserPoolId } = lab.target.outputs;
        const Username = await lab.newUser();
        const { output } = await signInByPassword(lab, Username);
        const UserAttributes = [{ Name, Value }];
        const results = [
          await lab.call('UpdateUserAttributes', {
            AccessToken: output.AuthenticationResult?.AccessToken,
            UserAttributes,
          }),
          await lab.call('AdminUpdateUserAttributes', { UserPoolId, Username, UserAttributes }),
          await lab.call('AdminCreateUser', {
            UserPoolId,
            Username: `probe-${crypto.randomUUID()}`,
            MessageAction: 'SUPPRESS',
            UserAttributes,
          }),
        ];
        return results.every(
          ({ error, message }) => error === 'InvalidParameterException' && message.includes(text),
        );
      },
    }),
  ),
];
