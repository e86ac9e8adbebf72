/** A clock that only moves with `sandbox.clock.advance`: spread it into the options of a sandbox. */
export const frozen = { now: () => 1_790_000_000_000 };
