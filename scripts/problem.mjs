/** Something that the person can mend: told by its message alone, without a stack. */
export class Problem extends Error {}
