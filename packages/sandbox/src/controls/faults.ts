/**
 * What goes wrong with a call:
 * - `network`: the connection drops before the pool sees the call;
 * - `respond-then-drop`: the pool does its work, then the answer is lost;
 * - `throttle`: TooManyRequestsException; `server`: InternalErrorException with status 500;
 * - `error`: any other exception, by `type` and `message`;
 * - `latency`: the answer is late by `milliseconds`;
 * - `hold`: the call waits until the fault is released.
 */
export type FaultKind =
  | 'network'
  | 'respond-then-drop'
  | 'throttle'
  | 'server'
  | 'error'
  | 'latency'
  | 'hold';

export interface FaultRule {
  readonly kind: FaultKind;
  /** The operation to strike, such as `InitiateAuth`; all when left out. */
  readonly operation?: string;
  /** Strike only answers to this challenge. */
  readonly challengeName?: string;
  /** How many calls to strike; every one when left out. */
  readonly times?: number;
  /** For `latency`. */
  readonly milliseconds?: number;
  /** For `error`: the exception's name. */
  readonly type?: string;
  /** For `error`. */
  readonly message?: string;
}

/** A rule at work. */
export interface ActiveFault {
  readonly id: number;
  readonly rule: FaultRule;
  /** Calls struck so far. */
  readonly hits: number;
  /** Lets the calls that a `hold` keeps waiting go on, and ends the rule. */
  release(): void;
}

class Fault implements ActiveFault {
  readonly id: number;
  readonly rule: FaultRule;
  hits = 0;
  readonly released: Promise<void>;
  #release: () => void = () => undefined;
  readonly #end: (fault: Fault) => void;

  constructor(id: number, rule: FaultRule, end: (fault: Fault) => void) {
    this.id = id;
    this.rule = rule;
    this.#end = end;
    this.released = new Promise((resolve) => {
      this.#release = resolve;
    });
  }

  get spent(): boolean {
    return this.rule.times !== undefined && this.hits >= this.rule.times;
  }

  matches(operation: string, challengeName: string | undefined): boolean {
    return (
      (this.rule.operation ?? operation) === operation &&
      (this.rule.challengeName ?? challengeName) === challengeName
    );
  }

  release(): void {
    this.#release();
    this.#end(this);
  }
}

export type { Fault };

/** Faults to inject into a pool's calls; the oldest rule that matches strikes first. */
export class Faults {
  #faults: Fault[] = [];
  #count = 0;

  get active(): readonly ActiveFault[] {
    return this.#faults;
  }

  add(rule: FaultRule): ActiveFault {
    this.#count += 1;
    const fault = new Fault(this.#count, rule, (ended) => {
      this.#faults = this.#faults.filter((other) => other !== ended);
    });
    this.#faults.push(fault);
    return fault;
  }

  find(id: number): ActiveFault | undefined {
    return this.#faults.find((fault) => fault.id === id);
  }

  clear(): void {
    for (const fault of this.#faults) fault.release();
    this.#count = 0;
  }

  /** @internal The fault that strikes this call, counted. */
  strike(operation: string, challengeName: string | undefined): Fault | undefined {
    const fault = this.#faults.find(
      (candidate) => !candidate.spent && candidate.matches(operation, challengeName),
    );
    if (fault) fault.hits += 1;
    return fault;
  }
}
