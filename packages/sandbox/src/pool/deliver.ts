import type { Call } from '../call.ts';
import type { MessagePurpose } from '../controls/outbox.ts';
import { wordMessage } from '../triggers/custom-message.ts';
import type { Strings } from '../triggers/events.ts';
import type { TriggerSource } from '../triggers/sources.ts';
import type { JsonObject } from '../wire/json.ts';
import type { AppClient } from './client-settings.ts';
import type { Contact } from './factors.ts';
import type { User } from './user.ts';

/** A message with a code. */
export interface CodeMessage {
  readonly purpose: MessagePurpose;
  readonly code: string;
  readonly contact: Contact;
  /** The address or number, if it is not the user's current attribute. */
  readonly destination?: string | undefined;
  readonly source: TriggerSource<'customMessage'>;
  readonly clientMetadata?: Strings | undefined;
}

/** Puts a message in the outbox. */
export async function deliver(
  call: Pick<Call, 'pool'> & { readonly client?: AppClient },
  user: User,
  message: CodeMessage,
): Promise<void> {
  const { contact, purpose, code, destination = user.attributes.get(contact) ?? '' } = message;
  const { subject, body } = await wordMessage(call, user, message);
  call.pool.outbox.deliver({
    at: call.pool.clock.now(),
    medium: contact === 'email' ? 'EMAIL' : 'SMS',
    destination,
    username: user.username,
    purpose,
    code,
    subject,
    body,
  });
}

/** `CodeDeliveryDetails` on the wire. */
export function deliveryDetails(contact: Contact, destination: string): JsonObject {
  return {
    AttributeName: contact,
    DeliveryMedium: contact === 'email' ? 'EMAIL' : 'SMS',
    Destination: mask(contact, destination),
  };
}

/** Masks `ada@example.com` as `a***@e***`, `+15555550100` as `+*******0100`. */
export function mask(contact: Contact, destination: string): string {
  if (contact === 'phone_number') return `+*******${destination.slice(-4)}`;
  const [name = '', domain = ''] = destination.split('@');
  return `${name.charAt(0)}***@${domain.charAt(0)}***`;
}
