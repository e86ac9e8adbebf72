import type { ClientCall } from '../../operations/operation.ts';
import type { ExplicitAuthFlow } from '../../pool/client-settings.ts';
import type { AuthOutput } from '../ask.ts';
import type { Parameters } from '../parameters.ts';

/** One AuthFlow of InitiateAuth. */
export interface Flow {
  /** What the app client has to allow. */
  readonly allowedBy: readonly ExplicitAuthFlow[];
  start(call: ClientCall, input: FlowInput): Promise<AuthOutput>;
}

export interface FlowInput {
  readonly parameters: Parameters;
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
  readonly session: string | undefined;
}
