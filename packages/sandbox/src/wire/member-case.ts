import { isJsonObject, type Json, type JsonObject } from './json.ts';

// Their members are named by people.
const OPAQUE = new Set(['UserPoolTags', 'userPoolTags']);

type Rename = (name: string) => string;

const camel: Rename = (name) => name.charAt(0).toLowerCase() + name.slice(1);
const pascal: Rename = (name) => name.charAt(0).toUpperCase() + name.slice(1);

function renameMembers(value: JsonObject, rename: Rename): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      rename(name),
      OPAQUE.has(name) ? member : renameWithin(member, rename),
    ]),
  );
}

function renameWithin(value: Json, rename: Rename): Json {
  if (Array.isArray(value)) return value.map((item: Json) => renameWithin(item, rename));
  return isJsonObject(value) ? renameMembers(value, rename) : value;
}

/** Converts member names from the wire to this package's options: `MfaConfiguration` to `mfaConfiguration`. */
export const fromWire = (value: JsonObject): JsonObject => renameMembers(value, camel);

/** The reverse of `fromWire`. */
export const toWire = (value: JsonObject): JsonObject => renameMembers(value, pascal);

/** Converts `policies.passwordPolicy` to `Policies.PasswordPolicy`. */
export const pathToWire = (path: string): string => path.split('.').map(pascal).join('.');
