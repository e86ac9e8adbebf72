/** In every pool (OpenID Connect Core, section 5.1); all others have to be in its schema. */
const STANDARD = new Set(
  `address birthdate email email_verified family_name gender given_name locale middle_name name nickname phone_number
  phone_number_verified picture preferred_username profile sub updated_at website zoneinfo`.split(/\s+/),
);

export const isStandard = (name: string): boolean => STANDARD.has(name);
