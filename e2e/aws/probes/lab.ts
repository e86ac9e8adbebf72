import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { type CallResult, type Lab, type Observation, type Output, PASSWORD, type Target } from './probe.ts';

type Send = (command: object) => Promise<Output>;
type Commands = Readonly<Record<string, new (input: object) => object>>;

// Names that may be shown; values never are.
const SECRET = /[0-9A-Za-z_-]{16,}/g;
const SECOND = 1000;
const MOST_TRIES = 30;

/** Creates the lab of one probe, with its cleanup. */
export function openLab(target: Target): { lab: Lab; observed: Observation[]; close: () => Promise<void> } {
  const observed: Observation[] = [];
  const made: { readonly UserPoolId: string; readonly Username?: string }[] = [];
  const seen = new Map<string, string>();
  const send = target.client.send.bind(target.client) as unknown as Send;

  async function call(operation: string, input: object): Promise<CallResult> {
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
      made.push({ UserPoolId, Username });
      await must('AdminSetUserPassword', { UserPoolId, Username, Password: PASSWORD, Permanent: true });
      return Username;
    },
    dispose: (what) => made.push(what),
    async nextCode(username) {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const sent = await target.sent(username);
        if (sent !== undefined && sent !== seen.get(username)) {
          seen.set(username, sent);
          observed.push({ operation: 'a code was sent' });
          return target.codeIn(sent);
        }
        // Cognito calls the function that keeps the code on its own time.
        await target.wait(SECOND);
      }
      throw new Error('No code came.');
    },
  };

  async function close(): Promise<void> {
    for (const { UserPoolId, Username } of made) {
      if (Username === undefined) await call('DeleteUserPool', { UserPoolId });
      else await call('AdminDeleteUser', { UserPoolId, Username });
    }
  }
  return { lab, observed, close };
}
