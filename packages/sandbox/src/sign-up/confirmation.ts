import type { Call, ClientCall } from '../call.ts';
import type { MessagePurpose } from '../controls/outbox.ts';
import { claimAlias } from '../pool/aliases.ts';
import { contactToVerify } from '../pool/code-contact.ts';
import { deliver, deliveryDetails } from '../pool/deliver.ts';
import type { Contact } from '../pool/factors.ts';
import type { User } from '../pool/user.ts';
import type { Strings } from '../triggers/events.ts';
import { postConfirmation } from '../triggers/post-confirmation.ts';
import type { TriggerSource } from '../triggers/sources.ts';
import type { JsonObject } from '../wire/json.ts';

/** Sends the code that confirms a sign-up; undefined if the user has nothing that the pool verifies. */
export async function sendSignUpCode(
  call: ClientCall,
  user: User,
  how: {
    purpose: MessagePurpose;
    source: TriggerSource<'customMessage'>;
    clientMetadata: Strings | undefined;
  },
): Promise<JsonObject | undefined> {
  const contact = contactToVerify(call.pool, user);
  if (!contact) return undefined;
  const code = call.pool.codes.issue(user, 'sign-up', contact);
  await deliver(call, user, { ...how, code, contact });
  return deliveryDetails(contact, user.attributes.get(contact) ?? '');
}

/** Confirms a user, and runs the post confirmation trigger. */
export async function confirmUser(
  call: Call,
  user: User,
  source: TriggerSource<'postConfirmation'>,
  clientMetadata?: Strings,
): Promise<void> {
  user.status = 'CONFIRMED';
  user.modifiedAt = call.pool.clock.now();
  await postConfirmation(call, user, source, clientMetadata);
}

/**
 * Marks an address as verified; `value` if it is new. An alias can be verified for one user only; `force` takes it from the
 * other.
 *
 * @throws AliasExistsException
 */
export function verifyContact(
  { pool }: Call,
  user: User,
  contact: Contact,
  {
    value = user.attributes.get(contact),
    force = false,
  }: { value?: string | undefined; force?: boolean } = {},
): void {
  // Deleted since the code was sent.
  if (value === undefined) return;
  claimAlias(pool, user, contact, value, force);
  user.attributes.set(contact, value);
  user.attributes.set(`${contact}_verified`, 'true');
}
