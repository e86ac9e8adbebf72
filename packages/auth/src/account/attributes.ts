import {
  type CodeDeliveryDetails,
  deleteUserAttributes,
  getUserAttributeVerificationCode,
  updateUserAttributes,
  verifyUserAttribute,
} from '@latchkey/cognito';
import type { Auth } from '../api.ts';
import { isObject, isText, listOf } from '../checks.ts';
import type { Delivery } from '../model.ts';
import type { Attributes, ClientMetadata } from '../requests.ts';
import { deliveryFrom } from '../services/delivery.ts';
import { maybeTexts, take, takeText, takeTexts } from '../state/take.ts';
import { typedCode } from '../typed-code.ts';
import { objectsIn } from './output.ts';
import { renewClaims } from './renew-claims.ts';
import { signedIn } from './signed-in.ts';

/** An attribute that Cognito can send a code to. */
export type Contact = 'email' | 'phone_number';

/**
 * Changes attributes and returns where codes were sent: pass each code to {@link verifyAttribute}. The tokens are renewed, so
 * that the claims show the change. Source: Cognito API reference, UpdateUserAttributes.
 *
 * @throws AuthError, or `ErrorOf<typeof updateUserAttributes>` of `@latchkey/cognito`
 */
export async function updateAttributes(
  auth: Auth,
  attributes: Attributes,
  clientMetadata?: ClientMetadata,
): Promise<readonly Delivery[]> {
  const userAttributes = Object.entries(takeTexts(attributes)).map(([name, value]) => ({ name, value }));
  const metadata = maybeTexts(clientMetadata) ?? undefined;
  const { client, accessToken } = await signedIn(auth);
  const { codeDeliveryDetailsList } = await updateUserAttributes(client, {
    accessToken,
    userAttributes,
    clientMetadata: metadata,
  });
  await renewClaims(auth);
  return objectsIn(codeDeliveryDetailsList)
    .map(deliveryOf)
    .filter((delivery) => delivery !== null);
}

/**
 * Deletes attributes, and renews the tokens. Source: Cognito API reference, DeleteUserAttributes.
 *
 * @throws AuthError, or `ErrorOf<typeof deleteUserAttributes>` of `@latchkey/cognito`
 */
export async function deleteAttributes(auth: Auth, names: readonly string[]): Promise<void> {
  const userAttributeNames = take(listIn(names), listOf(isText));
  const { client, accessToken } = await signedIn(auth);
  await deleteUserAttributes(client, { accessToken, userAttributeNames });
  await renewClaims(auth);
}

/**
 * Sends a code, at most five times an hour. Source: Cognito API reference, GetUserAttributeVerificationCode.
 *
 * @throws AuthError, or `ErrorOf<typeof getUserAttributeVerificationCode>` of `@latchkey/cognito`
 */
export async function sendVerificationCode(
  auth: Auth,
  attributeName: Contact,
  clientMetadata?: ClientMetadata,
): Promise<Delivery | null> {
  takeText(attributeName);
  const metadata = maybeTexts(clientMetadata) ?? undefined;
  const { client, accessToken } = await signedIn(auth);
  const { codeDeliveryDetails } = await getUserAttributeVerificationCode(client, {
    accessToken,
    attributeName,
    clientMetadata: metadata,
  });
  return deliveryOf(isObject(codeDeliveryDetails) ? codeDeliveryDetails : {});
}

/**
 * Verifies an attribute, and renews the tokens. Source: Cognito API reference, VerifyUserAttribute.
 *
 * @throws AuthError, or `ErrorOf<typeof verifyUserAttribute>` of `@latchkey/cognito`
 */
export async function verifyAttribute(auth: Auth, attributeName: Contact, code: string): Promise<void> {
  takeText(attributeName);
  const typed = typedCode(takeText(code));
  const { client, accessToken } = await signedIn(auth);
  await verifyUserAttribute(client, { accessToken, attributeName, code: typed });
  await renewClaims(auth);
}

/** A copy of a list; null if it is not a list. A proxy can throw at any access. */
function listIn(names: unknown): unknown {
  try {
    return Array.isArray(names) ? [...(names as unknown[])] : null;
  } catch {
    return null;
  }
}

const deliveryOf = ({ deliveryMedium, destination }: CodeDeliveryDetails): Delivery | null =>
  deliveryFrom(deliveryMedium, destination);
