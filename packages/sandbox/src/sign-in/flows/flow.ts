import type { AuthCall } from '../../call.ts';
import type { ExplicitAuthFlow } from '../../pool/client-settings.ts';
import type { Strings } from '../../triggers/events.ts';
import type { AuthOutput } from '../ask.ts';
import type { Parameters } from '../parameters.ts';

/** One AuthFlow of InitiateAuth. */
export interface Flow {
  /** The permission that the app client needs. */
  readonly allowedBy: ExplicitAuthFlow;
  /** Whether only administrator operations support it; its refusals have another text. */
  readonly isForAdministrators?: boolean;
  start(call: AuthCall, input: FlowInput): Promise<AuthOutput>;
}

export interface FlowInput {
  readonly parameters: Parameters;
  /** The request's ClientMetadata, which triggers of this first step get as `validationData`. */
  readonly validationData: Strings | undefined;
  readonly session: string | undefined;
}
