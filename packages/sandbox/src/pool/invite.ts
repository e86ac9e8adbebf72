import type { Call } from '../call.ts';
import type { Strings } from '../triggers/events.ts';
import { deliver } from './deliver.ts';
import type { Contact } from './factors.ts';
import type { User } from './user.ts';

const MEDIUMS: Record<'EMAIL' | 'SMS', Contact> = { EMAIL: 'email', SMS: 'phone_number' };

/** Sends a user the temporary password, if there is an address or number to send it to. */
export async function invite(
  call: Pick<Call, 'pool'>,
  user: User,
  temporaryPassword: string,
  {
    mediums,
    clientMetadata,
  }: { mediums: readonly ('EMAIL' | 'SMS')[]; clientMetadata?: Strings | undefined },
): Promise<void> {
  // A pool without a phone number to write to sends an email, so that the password can be read somewhere.
  const wanted = [...mediums.map((medium) => MEDIUMS[medium]), ...Object.values(MEDIUMS)];
  const contact = wanted.find((candidate) => user.attributes.has(candidate));
  if (!contact) return;
  await deliver(call, user, {
    purpose: 'invitation',
    code: temporaryPassword,
    contact,
    source: 'CustomMessage_AdminCreateUser',
    clientMetadata,
  });
}
