import type { Call } from '../call.ts';
import type { AppClient } from '../pool/client-settings.ts';
import type { User } from '../pool/user.ts';
import { CognitoException } from '../wire/exception.ts';
import { isJsonObject } from '../wire/json.ts';
import type { Strings, TriggerEvents, TriggerName } from './events.ts';
import type { TriggerSource } from './sources.ts';

/** The members that differ between events. */
export interface TriggerInput<N extends TriggerName> {
  readonly source: TriggerSource<N>;
  readonly userName: string;
  readonly request: TriggerEvents[N]['request'];
  /** The initial response. */
  readonly response: TriggerEvents[N]['response'];
}

/**
 * Runs a trigger of the pool, if it has that one, and returns its response.
 *
 * @throws UserLambdaValidationException if the function throws; InvalidLambdaResponseException if it does not return the
 *   event
 */
export async function runTrigger<N extends TriggerName>(
  call: Pick<Call, 'pool'> & { readonly client?: AppClient },
  name: N,
  input: TriggerInput<N>,
): Promise<TriggerEvents[N]['response'] | undefined> {
  const trigger = call.pool.triggers[name];
  if (!trigger) return undefined;
  const event = {
    version: '1',
    triggerSource: input.source,
    region: call.pool.region,
    userPoolId: call.pool.id,
    userName: input.userName,
    callerContext: {
      awsSdkVersion: 'aws-sdk-unknown-unknown',
      clientId: call.client?.clientId ?? 'CLIENT_ID_NOT_APPLICABLE',
    },
    // The function may change anything in it: it does not contain the pool's own state.
    request: structuredClone(input.request),
    response: structuredClone(input.response),
  } as TriggerEvents[N];
  const result = await settle(name, () => trigger(event));
  if (isJsonObject(result) && isJsonObject(result.response)) return result.response;
  throw new CognitoException('InvalidLambdaResponseException', 'Unrecognizable lambda output');
}

async function settle(name: TriggerName, run: () => unknown): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    const text = error instanceof Error ? error.message : 'unknown';
    const title = name.charAt(0).toUpperCase() + name.slice(1);
    throw new CognitoException('UserLambdaValidationException', `${title} failed with error ${text}.`);
  }
}

/** Returns the attributes of a user in the form of events. */
export function eventAttributes(user: User): Strings {
  return {
    ...Object.fromEntries(user.attributes),
    'cognito:user_status': user.status,
  };
}

/** A member of an event that is left out if it is empty. */
export function optionalStrings<K extends string>(
  name: K,
  value: Strings | undefined,
): { [P in K]?: Strings } {
  return (value === undefined ? {} : { [name]: value }) as { [P in K]?: Strings };
}
