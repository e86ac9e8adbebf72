import * as v from 'valibot';

const transports = v.optional(
  v.array(v.picklist(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])),
);
const common = {
  id: v.string(),
  rawId: v.string(),
  type: v.literal('public-key'),
  authenticatorAttachment: v.exactOptional(v.picklist(['cross-platform', 'platform'])),
  clientExtensionResults: v.optional(v.looseObject({}), {}),
};

/** A new passkey in the form of `PublicKeyCredential.toJSON()` (RegistrationResponseJSON). */
export const registrationCredential = v.object({
  ...common,
  response: v.object({ clientDataJSON: v.string(), attestationObject: v.string(), transports }),
});

/** A passkey's response in the form of `PublicKeyCredential.toJSON()` (AuthenticationResponseJSON). */
export const assertionCredential = v.object({
  ...common,
  response: v.object({
    clientDataJSON: v.string(),
    authenticatorData: v.string(),
    signature: v.string(),
    userHandle: v.exactOptional(v.string()),
  }),
});

export type RegistrationCredential = v.InferOutput<typeof registrationCredential>;
export type AssertionCredential = v.InferOutput<typeof assertionCredential>;
