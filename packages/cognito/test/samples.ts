import { accountSamples } from './account-samples.ts';
import type { Sample } from './sample.ts';
import { signInSamples } from './sign-in-samples.ts';

export { SECRET } from './sample.ts';

/** Every operation of the package once. */
export const samples: readonly Sample[] = [...signInSamples, ...accountSamples];
