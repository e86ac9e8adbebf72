/** Options can be anything where no compiler checks them. */
export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
