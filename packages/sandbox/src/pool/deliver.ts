import type { MessagePurpose } from '../handles/outbox.ts';
import type { Call } from '../operations/operation.ts';
import type { Strings } from '../triggers/events.ts';
import { eventAttributes, optionalStrings, runTrigger } from '../triggers/run.ts';
import type { JsonObject } from '../wire/json.ts';
import type { AppClient } from './client-settings.ts';
import type { Contact } from './pool-settings.ts';
import type { User } from './user.ts';

/** A message with a code. */
export interface CodeMessage {
  readonly purpose: MessagePurpose;
  readonly code: string;
  readonly contact: Contact;
  /** Where to, when it is not the user's current attribute. */
  readonly destination?: string | undefined;
  /** Such as `CustomMessage_SignUp`. */
  readonly source: string;
  readonly clientMetadata?: Strings | undefined;
}

const CODE_PARAMETER = '{####}';
const USERNAME_PARAMETER = '{username}';

/** Puts a message into the outbox, worded by the custom message trigger if there is one. */
export async function deliver(
  call: Call & { readonly client?: AppClient },
  user: User,
  message: CodeMessage,
): Promise<void> {
  const { contact, purpose, code, destination = user.attributes.get(contact) ?? '' } = message;
  const worded = await runTrigger(call, 'customMessage', {
    source: message.source,
    userName: user.username,
    request: {
      userAttributes: eventAttributes(user),
      codeParameter: CODE_PARAMETER,
      usernameParameter: purpose === 'invitation' ? USERNAME_PARAMETER : null,
      ...optionalStrings('clientMetadata', message.clientMetadata),
    },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  });
  const text = contact === 'email' ? worded?.emailMessage : worded?.smsMessage;
  call.pool.outbox.deliver({
    at: call.pool.clock.now(),
    medium: contact === 'email' ? 'EMAIL' : 'SMS',
    destination,
    username: user.username,
    purpose,
    code,
    subject: worded?.emailSubject ?? 'Your code',
    body: (text ?? `Your code is ${CODE_PARAMETER}.`)
      .replaceAll(CODE_PARAMETER, code)
      .replaceAll(USERNAME_PARAMETER, user.username),
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

/** `ada@example.com` as `a***@e***`, `+15555550100` as `+*******0100`. */
export function mask(contact: Contact, destination: string): string {
  if (contact === 'phone_number') return `+*******${destination.slice(-4)}`;
  const [name = '', domain = ''] = destination.split('@');
  return `${name.charAt(0)}***@${domain.charAt(0)}***`;
}
