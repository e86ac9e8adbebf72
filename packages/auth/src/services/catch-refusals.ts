import type { AuthServices } from '../machine/ports.ts';
import type { ServiceContext } from './context.ts';
import { refusal } from './faults.ts';

type Run = (input: never, signal: AbortSignal) => Promise<unknown>;

/** The same services, but what Cognito refuses comes back as a value. */
export function catchRefusals<Name extends keyof AuthServices>(
  { environment }: ServiceContext,
  services: Pick<AuthServices, Name>,
): Pick<AuthServices, Name> {
  const caught = Object.entries<Run>(services).map(([name, run]) => [
    name,
    async (input: never, signal: AbortSignal) => {
      try {
        return await run(input, signal);
      } catch (error) {
        return refusal(error, environment.clock.now());
      }
    },
  ]);
  // Each keeps its name and its input; those that call Cognito have the fault among their outputs.
  return Object.fromEntries(caught) as Pick<AuthServices, Name>;
}
