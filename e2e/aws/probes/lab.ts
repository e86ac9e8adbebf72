import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { type Answer, type Lab, type Observation, type Output, PASSWORD, type Target } from './probe.ts';

type Send = (command: object) => Promise<Output>;
type Commands = Readonly<Record<string, new (input: object) => object>>;

// Names that may be shown; values never are.
const SECRET = /[0-9A-Za-z_-]{16,}/g;

/** Creates the lab of one probe, with its cleanup. */
export function openLab(target: Target): { lab: Lab; observed: Observation[]; close: () => Promise<void> } {
  const observed: Observation[] = [];
  const users: { UserPoolId: string; Username: string }[] = [];
  const send = target.client.send.bind(target.client) as unknown as Send;

  async function call(operation: string, input: object): Promise<Answer> {
    const Command = (sdk as unknown as Commands)[`${operation}Command`];
    if (!Command) throw new Error(`The AWS SDK has no operation ${operation}.`);
    try {
      const output = await send(new Command(input));
      const { $metadata: _, ...shown } = output as Output & { $metadata?: unknown };
      observed.push({
        operation,
        ...(output.ChallengeName === undefined ? {} : { challenge: output.ChallengeName }),
        members: Object.entries(shown).flatMap(([name, value]) => (value === undefined ? [] : [name])),
      });
      return { error: undefined, message: '', output };
    } catch (error) {
      if (!(error instanceof sdk.CognitoIdentityProviderServiceException)) throw error;
      const message = error.message.replaceAll(SECRET, '***');
      observed.push({ operation, error: error.name, message });
      return { error: error.name, message: error.message, output: {} };
    }
  }

  async function must(operation: string, input: object): Promise<Output> {
    const { error, message, output } = await call(operation, input);
    if (error !== undefined) throw new Error(`${operation} was refused with ${error}: ${message}`);
    return output;
  }

  const lab: Lab = {
    target,
    call,
    must,
    note: (observation) => observed.push(observation),
    async newUser({ pool = 'UserPool', attributes = {} } = {}) {
      const UserPoolId = target.outputs[`${pool}Id`];
      const Username = `probe-${crypto.randomUUID()}`;
      await must('AdminCreateUser', {
        UserPoolId,
        Username,
        MessageAction: 'SUPPRESS',
        UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
      });
      users.push({ UserPoolId, Username });
      await must('AdminSetUserPassword', { UserPoolId, Username, Password: PASSWORD, Permanent: true });
      return Username;
    },
  };

  async function close(): Promise<void> {
    for (const user of users) await call('AdminDeleteUser', user);
  }
  return { lab, observed, close };
}
