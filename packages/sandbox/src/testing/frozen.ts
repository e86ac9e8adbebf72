/** A clock that stands still but for `sandbox.clock.advance`: spread into the options of a sandbox. */
export const frozen = { now: () => 1_790_000_000_000 };
