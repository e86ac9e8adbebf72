/**
 * Calls that are made while one for the same `reason` runs get that one's answer. A call for another reason begins anew: what
 * is on its way was asked for before, and would not answer it.
 */
export function singleFlight<T>(run: () => Promise<T>): (reason: string) => Promise<T> {
  let flight: { readonly reason: string; readonly answer: Promise<T> } | null = null;
  return (reason) => {
    if (flight?.reason === reason) return flight.answer;
    const begun = {
      reason,
      answer: run().finally(() => {
        if (flight === begun) flight = null;
      }),
    };
    flight = begun;
    return begun.answer;
  };
}
