import { type Lab, type Output, PASSWORD, type Probe } from './probe.ts';
import {
  addAuthenticator,
  answerDevice,
  beginSrp,
  codesOf,
  confirmDevice,
  respond,
  setUpAuthenticator,
  signInByPassword,
  signInBySrp,
} from './sign-in.ts';

/** A user with an authenticator app, who has signed in. */
async function withAuthenticator(lab: Lab) {
  const username = await lab.newUser();
  const { output } = await signInByPassword(lab, username);
  return { username, code: await addAuthenticator(lab, output), first: output };
}

const totp = (username: string, code: string) => ({ USERNAME: username, SOFTWARE_TOKEN_MFA_CODE: code });

function signInByAdmin(lab: Lab, username: string, more: Readonly<Record<string, string>> = {}) {
  const { UserPoolId, ClientId } = lab.target.outputs;
  return lab.call('AdminInitiateAuth', {
    UserPoolId,
    ClientId,
    AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: username, PASSWORD, ...more },
  });
}

/** Signs in with the custom challenge alone. */
async function signInByAnswer(lab: Lab, username: string) {
  const { output: asked } = await lab.call('InitiateAuth', {
    ClientId: lab.target.outputs.ClientId,
    AuthFlow: 'CUSTOM_AUTH',
    AuthParameters: { USERNAME: username },
  });
  return respond(lab, asked, { USERNAME: username, ANSWER: 'brass' });
}

/** Whether each of several wrong codes is a mismatch. */
async function mismatches(lab: Lab, asked: Output, username: string, count: number): Promise<boolean> {
  for (let n = 0; n < count; n += 1) {
    const { error } = await respond(lab, asked, totp(username, '000000'));
    if (error !== 'CodeMismatchException') return false;
  }
  return true;
}

/** Second factors and devices. */
export const factorProbes: readonly Probe[] = [
  {
    rule: 5,
    asks: 'a Session survives four wrong codes, and stays the same',
    async run(lab) {
      const { username, code } = await withAuthenticator(lab);
      const asked = (await signInByPassword(lab, username)).output;
      if (!(await mismatches(lab, asked, username, 4))) return false;
      return (await respond(lab, asked, totp(username, code(1)))).error === undefined;
    },
  },
  {
    rule: 5,
    asks: 'the fifth wrong code ends a Session',
    async run(lab) {
      const { username, code } = await withAuthenticator(lab);
      const asked = (await signInByPassword(lab, username)).output;
      if (!(await mismatches(lab, asked, username, 5))) return false;
      return (await respond(lab, asked, totp(username, code(1)))).error === 'NotAuthorizedException';
    },
  },
  {
    rule: 17,
    asks: 'VerifySoftwareToken uses up its code; one of the next step is accepted early',
    async run(lab) {
      const { username, code } = await withAuthenticator(lab);
      const asked = (await signInByPassword(lab, username)).output;
      const again = await respond(lab, asked, totp(username, code()));
      const early = await respond(lab, asked, totp(username, code(1)));
      return again.error !== undefined && early.error === undefined;
    },
  },
  {
    rule: 7,
    asks: 'a remembered device is asked for its proof without MFA; DEVICE_SRP_AUTH has no parameters',
    async run(lab) {
      const username = await lab.newUser();
      const device = await confirmDevice(lab, (await signInBySrp(lab, username)).output);
      const { output } = await signInBySrp(lab, username, { deviceKey: device.deviceKey });
      if (output.ChallengeName !== 'DEVICE_SRP_AUTH') return false;
      const isEmpty = Object.keys(output.ChallengeParameters ?? {}).length === 0;
      const { output: signedIn } = await answerDevice(lab, username, output, device);
      return isEmpty && signedIn.AuthenticationResult !== undefined;
    },
  },
  {
    rule: 8,
    asks: 'a device that was confirmed before MFA was on is asked for its proof after the code',
    async run(lab) {
      const username = await lab.newUser();
      const first = (await signInBySrp(lab, username)).output;
      const device = await confirmDevice(lab, first);
      const code = await addAuthenticator(lab, first);
      const asked = (await signInBySrp(lab, username, { deviceKey: device.deviceKey })).output;
      if (asked.ChallengeName !== 'SOFTWARE_TOKEN_MFA') return false;
      const next = await respond(lab, asked, { ...totp(username, code(1)), DEVICE_KEY: device.deviceKey });
      return next.output.ChallengeName === 'DEVICE_SRP_AUTH';
    },
  },
  {
    rule: 9,
    asks: 'a device that is confirmed and not remembered gets no NewDeviceMetadata, and needs no proof',
    async run(lab) {
      const { StrictClientId: ClientId } = lab.target.outputs;
      const username = await lab.newUser({ pool: 'StrictPool' });
      const { code, output } = await setUpAuthenticator(lab, username, ClientId);
      const { deviceKey } = await confirmDevice(lab, output);
      const asked = await signInByPassword(lab, username, { ClientId, DEVICE_KEY: deviceKey });
      const responses = { ...totp(username, code(1)), DEVICE_KEY: deviceKey };
      const { AuthenticationResult } = (await respond(lab, asked.output, responses, ClientId)).output;
      return AuthenticationResult !== undefined && AuthenticationResult.NewDeviceMetadata === undefined;
    },
  },
  {
    rule: 10,
    asks: 'in CUSTOM_AUTH without SRP no device is named',
    async run(lab) {
      const { output } = await signInByAnswer(lab, await lab.newUser());
      const { AuthenticationResult } = output;
      return AuthenticationResult !== undefined && AuthenticationResult.NewDeviceMetadata === undefined;
    },
  },
  {
    rule: 10,
    asks: 'in CUSTOM_AUTH with SRP a device is named',
    async run(lab) {
      const username = await lab.newUser();
      const { asked, prove } = await beginSrp(lab, username, { flow: 'CUSTOM_AUTH' });
      const custom = await respond(lab, asked.output, await prove());
      const { output } = await respond(lab, custom.output, { USERNAME: username, ANSWER: 'brass' });
      return output.AuthenticationResult?.NewDeviceMetadata !== undefined;
    },
  },
  {
    rule: 10,
    asks: 'without a device, a refresh needs none',
    async run(lab) {
      const { ClientId } = lab.target.outputs;
      const { RefreshToken } =
        (await signInByAnswer(lab, await lab.newUser())).output.AuthenticationResult ?? {};
      return (await lab.call('GetTokensFromRefreshToken', { ClientId, RefreshToken })).error === undefined;
    },
  },
  {
    rule: 11,
    asks: 'forgetting a device leaves its access tokens valid',
    async run(lab) {
      const { output } = await signInBySrp(lab, await lab.newUser());
      const { deviceKey } = await confirmDevice(lab, output);
      const AccessToken = output.AuthenticationResult?.AccessToken;
      await lab.must('ForgetDevice', { AccessToken, DeviceKey: deviceKey });
      return (await lab.call('GetUser', { AccessToken })).error === undefined;
    },
  },
  {
    rule: 14,
    asks: 'where MFA is required, MFA_SETUP offers no SMS',
    async run(lab) {
      const { output } = await signInByPassword(lab, await lab.newUser({ pool: 'StrictPool' }), {
        ClientId: lab.target.outputs.StrictClientId,
      });
      const offered = output.ChallengeParameters?.MFAS_CAN_SETUP ?? '';
      return output.ChallengeName === 'MFA_SETUP' && !offered.includes('SMS');
    },
  },
  {
    rule: 14,
    asks: 'where MFA is required, a registered authenticator is a factor without a preference',
    async run(lab) {
      const { StrictClientId: ClientId } = lab.target.outputs;
      const username = await lab.newUser({ pool: 'StrictPool' });
      await setUpAuthenticator(lab, username, ClientId);
      const { output } = await signInByPassword(lab, username, { ClientId });
      return output.ChallengeName === 'SOFTWARE_TOKEN_MFA';
    },
  },
  {
    rule: 14,
    asks: 'where MFA is required, a phone number is a factor without a preference',
    async run(lab) {
      const username = await lab.newUser({
        pool: 'StrictPool',
        attributes: { phone_number: '+15555550100' },
      });
      const { output } = await signInByPassword(lab, username, {
        ClientId: lab.target.outputs.StrictClientId,
      });
      return output.ChallengeName === 'SMS_MFA';
    },
  },
  {
    rule: 17,
    asks: 'a code of the step before is accepted',
    async run(lab) {
      const { output } = await signInByPassword(lab, await lab.newUser());
      const AccessToken = output.AuthenticationResult?.AccessToken;
      const { SecretCode = '' } = await lab.must('AssociateSoftwareToken', { AccessToken });
      const UserCode = codesOf(lab, SecretCode)(-1);
      return (await lab.call('VerifySoftwareToken', { AccessToken, UserCode })).error === undefined;
    },
  },
  {
    rule: 19,
    asks: 'where MFA is required, an unknown name seems to have only a password',
    async run(lab) {
      const { output } = await lab.call('InitiateAuth', {
        ClientId: lab.target.outputs.StrictClientId,
        AuthFlow: 'USER_AUTH',
        AuthParameters: { USERNAME: `nobody-${crypto.randomUUID()}` },
      });
      const offered = [...(output.AvailableChallenges ?? [])].sort().join();
      lab.note({ operation: `AvailableChallenges ${offered}` });
      return offered === 'PASSWORD,PASSWORD_SRP';
    },
  },
  {
    rule: 26,
    asks: 'the Session of AdminInitiateAuth can be answered by either operation',
    async run(lab) {
      const { UserPoolId, ClientId } = lab.target.outputs;
      const { username, code } = await withAuthenticator(lab);
      const asked = await signInByAdmin(lab, username);
      const one = await respond(lab, asked.output, totp(username, code(1)));
      const other = await withAuthenticator(lab);
      const { ChallengeName, Session } = (await signInByAdmin(lab, other.username)).output;
      const ChallengeResponses = totp(other.username, other.code(1));
      const input = { UserPoolId, ClientId, ChallengeName, Session, ChallengeResponses };
      return (
        one.error === undefined && (await lab.call('AdminRespondToAuthChallenge', input)).error === undefined
      );
    },
  },
  {
    rule: 26,
    asks: 'AdminInitiateAuth names a new device, and asks a remembered one for its proof',
    async run(lab) {
      const username = await lab.newUser();
      const first = (await signInByAdmin(lab, username)).output;
      if (first.AuthenticationResult?.NewDeviceMetadata === undefined) return false;
      const { deviceKey } = await confirmDevice(lab, first);
      const { output } = await signInByAdmin(lab, username, { DEVICE_KEY: deviceKey });
      return output.ChallengeName === 'DEVICE_SRP_AUTH';
    },
  },
];
