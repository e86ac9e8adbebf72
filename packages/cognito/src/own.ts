/**
 * A copy of an object's own members without a prototype. Options, inputs and responses are read through it: what other code of
 * the page has put on `Object.prototype` under the name of an absent member, such as `endpoint`, is not seen.
 */
export const own = <T extends object>(value: T): T => Object.assign(Object.create(null) as T, value);
