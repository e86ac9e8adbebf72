/**
 * Merges calls: one made while another with the same `reason` runs gets its result. A call with another reason starts a new one:
 * the running one was requested too early to answer it.
 */
export function singleFlight<T>(run: (reason: string) => Promise<T>): (reason: string) => Promise<T> {
  let flight: { readonly reason: string; readonly result: Promise<T> } | null = null;
  return (reason) => {
    if (flight?.reason === reason) return flight.result;
    const begun = {
      reason,
      result: run(reason).finally(() => {
        if (flight === begun) flight = null;
      }),
    };
    flight = begun;
    return begun.result;
  };
}
