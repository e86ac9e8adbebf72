import type { BaseContext } from '../context.ts';
import { managedLoginServices } from '../managed-login/services.ts';
import { contextOf } from './sign-in.ts';

export { renewAtDomain } from '../managed-login/renew.ts';

export function open(base: BaseContext) {
  return managedLoginServices(contextOf(base));
}
