import type { Call } from '../call.ts';
import type { Strings } from '../triggers/events.ts';
import type { TriggerSource } from '../triggers/sources.ts';
import { CognitoException, invalidParameter } from '../wire/exception.ts';
import type { JsonObject } from '../wire/json.ts';
import { claimVerified } from './aliases.ts';
import { checkWritable } from './attribute-permissions.ts';
import { checkAttributes, READ_ONLY } from './attributes.ts';
import type { AppClient } from './client-settings.ts';
import { deliver, deliveryDetails } from './deliver.ts';
import { CONTACTS, type Contact } from './factors.ts';
import type { Pool } from './pool.ts';
import type { User } from './user.ts';

/**
 * Changes attributes on behalf of their owner, and deletes those with an empty value: a new address is no longer verified and
 * is sent a code, and if the pool requires verification first, the old one is kept until then.
 *
 * @throws InvalidParameterException, AliasExistsException
 */
export async function updateOwnAttributes(
  call: Call & { readonly client: AppClient },
  user: User,
  changes: ReadonlyMap<string, string>,
  clientMetadata: Strings | undefined,
): Promise<JsonObject[]> {
  const { settings } = call.pool;
  checkChanges(call.pool, user, changes);
  checkWritable(call.client, changes.keys());
  const contacts = CONTACTS.filter(
    (contact) => changes.get(contact) && changes.get(contact) !== user.attributes.get(contact),
  );
  const { attributesRequireVerificationBeforeUpdate: verifyFirst } = settings.userAttributeUpdateSettings;
  for (const [name, value] of changes) {
    if (value === '') remove(user, name);
    else if (contacts.some((contact) => contact === name && verifyFirst.includes(contact))) {
      user.pendingAttributes.set(name, value);
    } else {
      user.attributes.set(name, value);
      if (contacts.some((contact) => contact === name)) user.attributes.set(`${name}_verified`, 'false');
    }
  }
  user.modifiedAt = call.pool.clock.now();
  const toVerify = contacts.filter(
    (contact) => verifyFirst.includes(contact) || settings.autoVerifiedAttributes.includes(contact),
  );
  return Promise.all(
    toVerify.map((contact) =>
      sendVerificationCode(call, user, contact, 'CustomMessage_UpdateUserAttribute', clientMetadata),
    ),
  );
}

/** Sends the code for VerifyUserAttribute to the new address. */
export async function sendVerificationCode(
  call: Call & { readonly client: AppClient },
  user: User,
  contact: Contact,
  source: TriggerSource<'customMessage'>,
  clientMetadata: Strings | undefined,
): Promise<JsonObject> {
  const destination = user.pendingAttributes.get(contact) ?? user.attributes.get(contact) ?? '';
  const code = call.pool.codes.issue(user, `verify ${contact}`, contact);
  await deliver(call, user, {
    purpose: 'verify-attribute',
    code,
    contact,
    destination,
    source,
    clientMetadata,
  });
  return deliveryDetails(contact, destination);
}

/**
 * Changes attributes on behalf of an administrator: immediately, including `*_verified`. An empty value deletes one.
 *
 * @throws InvalidParameterException, AliasExistsException
 */
export function updateAttributes(pool: Pool, user: User, changes: ReadonlyMap<string, string>): void {
  checkChanges(pool, user, changes, true);
  claimVerified(pool, user, changes);
  for (const [name, value] of changes) {
    if (value === '') {
      remove(user, name);
      continue;
    }
    const isNewContact = CONTACTS.some((contact) => contact === name) && user.attributes.get(name) !== value;
    user.attributes.set(name, value);
    if (isNewContact && !changes.has(`${name}_verified`)) user.attributes.set(`${name}_verified`, 'false');
  }
  user.modifiedAt = pool.clock.now();
}

/**
 * Deletes attributes. Required ones, those that only the pool writes and those that people sign in with are kept.
 *
 * @throws InvalidParameterException
 */
export function deleteAttributes(pool: Pool, user: User, names: readonly string[]): void {
  const refused = names.find((name) => isKept(pool, name));
  if (refused !== undefined) throw invalidParameter(`user.${refused}: Attribute cannot be deleted.`);
  for (const name of names) remove(user, name);
  user.modifiedAt = pool.clock.now();
}

const isKept = ({ settings: { schema, usernameAttributes } }: Pool, name: string): boolean =>
  [...READ_ONLY, ...usernameAttributes].includes(name) ||
  schema.some((attribute) => attribute.name === name && attribute.required);

function remove({ attributes }: User, name: string): void {
  attributes.delete(name);
  attributes.delete(`${name}_verified`);
}

function checkChanges(
  pool: Pool,
  user: User,
  changes: ReadonlyMap<string, string>,
  byAdministrator = false,
): void {
  checkAttributes(pool, new Map([...changes].filter(([, value]) => value !== '')));
  for (const [name, value] of changes) {
    const isImmutable = pool.settings.schema.some(
      (attribute) => attribute.name === name && !attribute.mutable,
    );
    const isMark = !byAdministrator && CONTACTS.some((contact) => name === `${contact}_verified`);
    if (READ_ONLY.includes(name) || isImmutable || isMark) {
      throw invalidParameter(`user.${name}: Attribute cannot be updated.`);
    }
    if (value === '' && isKept(pool, name)) {
      throw invalidParameter(`Invalid user attributes: ${name}: Required attribute cannot be deleted.`);
    }
  }
  for (const contact of CONTACTS) {
    const value = changes.get(contact);
    const isName = pool.settings.usernameAttributes.includes(contact);
    const owner = isName && value !== undefined ? pool.users.find(value) : undefined;
    if (owner && owner !== user) {
      throw new CognitoException('AliasExistsException', `An account with the ${contact} already exists.`);
    }
  }
}
