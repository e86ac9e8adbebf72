import * as v from 'valibot';

// Every check runs, so that a refusal names them all: patterns have to be linear, because nothing limits their input.
function text(minLength: number, maxLength: number, pattern = /^/u) {
  return v.pipe(
    v.string('Member must be a string'),
    v.minLength(minLength, `Member must have length greater than or equal to ${minLength}`),
    v.maxLength(maxLength, `Member must have length less than or equal to ${maxLength}`),
    v.regex(pattern, `Member must satisfy regular expression pattern: ${pattern.source}`),
  );
}

/** Accepts one of the values of an enumeration. */
export function oneOf<const N extends string>(names: readonly N[]) {
  return v.picklist(names, `Member must satisfy enum value set: [${names.join(', ')}]`);
}

/** Members that many operations share, with the constraints of the service model. */
export const clientId = text(1, 128, /^[\w+]+$/u);
export const userPoolId = text(1, 55, /^[\w-]+_[0-9a-zA-Z]+$/u);
/** The name of a user pool or an app client. */
export const resourceName = text(1, 128, /^[\w\s+=,.@-]+$/u);
export const username = text(1, 128, /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u);
export const password = text(1, 256, /^\S(?:.*\S)?$/su);
export const token = text(1, 16_384, /^[A-Za-z0-9\-_=.]+$/u);
export const session = text(20, 4096);
export const confirmationCode = text(1, 2048, /^\S+$/u);
export const userCode = text(6, 6, /^[0-9]+$/u);
export const deviceKey = text(1, 55, /^[\w-]+_[0-9a-f-]+$/u);
export const deviceName = text(1, 1024);
export const secretHash = text(1, 128, /^[\w+=/]+$/u);
export const sessionId = text(28, 28, /^(?:tkn|sso)[0-9a-z]+$/u);
export const revokeAssociatedSessions = oneOf(['NONE', 'LINKED']);
export const clientSecret = text(24, 64, /^[\w+]+$/u);
export const groupName = text(1, 128, /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u);
export const description = text(0, 2048);
export const roleArn = text(20, 2048);
export const precedence = v.pipe(v.number(), v.integer(), v.minValue(0));
export const deviceStatus = oneOf(['remembered', 'not_remembered']);
export const attributeName = text(1, 32, /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u);

export const filter = text(0, 256);

/** Free-form string map: AuthParameters, ChallengeResponses, ClientMetadata. */
export const stringMap = v.record(v.string(), v.string('Member must be a string'));

export const attributes = v.array(v.object({ Name: attributeName, Value: v.optional(text(0, 2048), '') }));

/** Accepts a maximum number of items on a page. */
export function pageSize(least: number, most: number) {
  return v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
}

/** The page size of most lists. */
export const limit = pageSize(0, 60);
