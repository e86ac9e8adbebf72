import { catchRefusals } from '../catch-refusals.ts';
import type { ServiceContext } from '../context.ts';
import { signInServices } from '../sign-in.ts';

export const open = (context: ServiceContext) => catchRefusals(context, signInServices(context));
