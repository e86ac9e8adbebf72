import type { AuthenticationStep } from '@latchkey/cognito';
import type { Challenge } from '../model.ts';
import { seal } from '../sealed.ts';
import { deliveryFrom } from './delivery.ts';

/** Parameters of SELECT_MFA_TYPE and MFA_SETUP with lists: JSON in a string. */
const LISTS = ['MFAS_CAN_CHOOSE', 'MFAS_CAN_SETUP'];
/** ChallengeParameters that only the services use. */
const INTERNAL =
  /^(USERNAME|USER_ID_FOR_SRP|SALT|SRP_B|SECRET_BLOCK|DEVICE_KEY|CODE_DELIVERY_.*|CREDENTIAL_REQUEST_OPTIONS|userAttributes|requiredAttributes)$/;
/** The parameters of CUSTOM_CHALLENGE have names chosen by a trigger, whatever these mean elsewhere. */
const INTERNAL_OF_CUSTOM = /^(USERNAME|USER_ID_FOR_SRP)$/;
const ATTRIBUTE_PREFIX = /^userAttributes\./;

/**
 * Returns the challenge in Cognito's response. A list of available challenges without a name means SELECT_CHALLENGE, as in a
 * sample of the developer guide.
 *
 * @param lapsesAt - epoch milliseconds
 * @param username - the username in the pool, if an earlier challenge contained it: later ones do not repeat it
 * @param open - the choices of the previous challenge: one of them may still be chosen instead of WEB_AUTHN
 */
export function challengeFrom(
  output: AuthenticationStep,
  lapsesAt: number,
  username?: string,
  open: readonly string[] = [],
): Omit<Challenge, 'proof'> | null {
  const {
    challengeName,
    challengeParameters = {},
    availableChallenges = challengeName === 'WEB_AUTHN' ? open : [],
    session,
  } = output;
  const name = challengeName ?? (availableChallenges.length > 0 ? 'SELECT_CHALLENGE' : null);
  if (name === null) return null;
  const internal = name === 'CUSTOM_CHALLENGE' ? INTERNAL_OF_CUSTOM : INTERNAL;
  const lists = LISTS.flatMap((key) => listIn(challengeParameters[key]));
  return {
    name,
    session: session === undefined ? null : seal(session, 'session'),
    parameters: seal(
      { ...(username !== undefined && { USERNAME: username }), ...challengeParameters },
      'parameters',
    ),
    lapsesAt,
    delivery: deliveryFrom(
      challengeParameters.CODE_DELIVERY_DELIVERY_MEDIUM,
      challengeParameters.CODE_DELIVERY_DESTINATION,
    ),
    choices: [...availableChallenges, ...lists],
    attributes: attributesIn(challengeParameters.userAttributes),
    requiredAttributes: listIn(challengeParameters.requiredAttributes).map((attribute) =>
      attribute.replace(ATTRIBUTE_PREFIX, ''),
    ),
    prompt: Object.fromEntries(Object.entries(challengeParameters).filter(([key]) => !internal.test(key))),
  };
}

/** The strings in a JSON object, as in the `userAttributes` of NEW_PASSWORD_REQUIRED. */
function attributesIn(json: string | undefined): Record<string, string> {
  try {
    const attributes: unknown = JSON.parse(json ?? '{}');
    return Object.fromEntries(
      Object.entries(typeof attributes === 'object' ? (attributes ?? {}) : {}).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    );
  } catch {
    return {};
  }
}

/** The strings in a JSON list; anything else counts as empty, because Cognito sometimes leaves lists out. */
function listIn(json: string | undefined): string[] {
  try {
    const list: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
  } catch {
    return [];
  }
}
