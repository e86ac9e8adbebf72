import { confirmForgotPassword, forgotPassword } from '@latchkey/cognito';
import type { AuthServices } from '../machine/ports.ts';
import { unseal } from '../sealed.ts';
import { clientOf } from './client.ts';
import { attachments, type ServiceContext } from './context.ts';
import { deliveredReply } from './delivery.ts';

/** Forgotten passwords. */
export function resetServices(context: ServiceContext): Pick<AuthServices, 'requestReset' | 'confirmReset'> {
  const client = clientOf(context);

  return {
    async requestReset({ username, clientMetadata }, signal) {
      const input = { username, ...attachments(context, username, clientMetadata) };
      const { codeDeliveryDetails } = await forgotPassword(client, input, { signal });
      return deliveredReply(codeDeliveryDetails);
    },

    async confirmReset({ username, code, password, clientMetadata }, signal) {
      await confirmForgotPassword(
        client,
        {
          username,
          confirmationCode: unseal(code),
          password: unseal(password),
          ...attachments(context, username, clientMetadata),
        },
        { signal },
      );
      return { kind: 'done' };
    },
  };
}
