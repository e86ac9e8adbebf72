import type { Call } from '../call.ts';
import type { Strings } from '../triggers/events.ts';
import type { TriggerSource } from '../triggers/sources.ts';
import { CognitoException, invalidParameter } from '../wire/exception.ts';
import type { JsonObject } from '../wire/json.ts';
import { checkWritable } from './attribute-permissions.ts';
import { checkAttributes, READ_ONLY } from './attributes.ts';
import type { AppClient } from './client-settings.ts';
import { deliver, deliveryDetails } from './deliver.ts';
import { CONTACTS, type Contact } from './factors.ts';
import type { Pool } from './pool.ts';
import type { User } from './user.ts';

/**
 * Changes attributes on behalf of their owner: a new address is no longer verified and is sent a code, and if the pool
 * requires verification first, the old one is kept until then.
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
    (contact) => changes.has(contact) && changes.get(contact) !== user.attributes.get(contact),
  );
  const { attributesRequireVerificationBeforeUpdate: verifyFirst } = settings.userAttributeUpdateSettings;
  for (const [name, value] of changes) {
    if (contacts.some((contact) => contact === name && verifyFirst.includes(contact))) {
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

/** Changes attributes on behalf of an administrator: immediately, including `*_verified`. */
export function updateAttributes(pool: Pool, user: User, changes: ReadonlyMap<string, string>): void {
  checkChanges(pool, user, changes, true);
  for (const [name, value] of changes) {
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
  const { schema, usernameAttributes } = pool.settings;
  const required = schema.filter((item) => item.required).map(({ name }) => name);
  const refused = names.find((name) => [...READ_ONLY, ...usernameAttributes, ...required].includes(name));
  if (refused !== undefined) throw invalidParameter(`user.${refused}: Attribute cannot be deleted.`);
  for (const name of names) {
    user.attributes.delete(name);
    user.attributes.delete(`${name}_verified`);
  }
  user.modifiedAt = pool.clock.now();
}

function checkChanges(
  pool: Pool,
  user: User,
  changes: ReadonlyMap<string, string>,
  byAdministrator = false,
): void {
  checkAttributes(pool, changes);
  for (const name of changes.keys()) {
    const isImmutable = pool.settings.schema.some(
      (attribute) => attribute.name === name && !attribute.mutable,
    );
    const isMark = !byAdministrator && CONTACTS.some((contact) => name === `${contact}_verified`);
    if (READ_ONLY.includes(name) || isImmutable || isMark) {
      throw invalidParameter(`user.${name}: Attribute cannot be updated.`);
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
