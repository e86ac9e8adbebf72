/** A problem that the person can fix: shown with its message only, without a stack. */
export class Problem extends Error {}
