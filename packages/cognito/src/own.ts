/**
 * Copies an object's own members into one without a prototype. Options, inputs and responses are read through it, so that
 * additions to `Object.prototype` by other code of the page, such as `endpoint`, are not mistaken for absent members.
 */
export const own = <T extends object>(value: T): T => Object.assign(Object.create(null) as object, value);
