import type { AuthConfig } from '../src/api.ts';
import type { Attempt } from '../src/model.ts';
import { seal } from '../src/sealed.ts';
import { signUpServices } from '../src/services/sign-up.ts';
import { attemptOf } from './services.ts';
import { stubWorld } from './stub-world.ts';

export const { signal } = new AbortController();
export const delivered = { codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'a***@e***' } };

/** A tab of a person who signs up, and a pool whose responses all come from the test. */
export function signUpWorld(options: Partial<AuthConfig> = {}) {
  const { open, ...rest } = stubWorld();
  const here = open({}, options);
  const services = signUpServices(here.context);
  const details = { username: 'ann', clientMetadata: null };
  return {
    ...rest,
    here,
    services,
    signUp: () =>
      services.signUp(
        { ...details, password: seal('swordfish'), attributes: {}, validationData: {} },
        signal,
      ),
    confirm: (username = 'ann') =>
      services.confirmSignUp(
        { ...details, username, code: seal('123456'), forceAliasCreation: false },
        signal,
      ),
    autoSignIn: (changes: Partial<Attempt> = {}) =>
      services.autoSignIn(
        { attempt: attemptOf('ann', 'swordfish', { flow: 'USER_PASSWORD_AUTH', ...changes }) },
        signal,
      ),
  };
}
