import * as v from 'valibot';
import { checkOptions } from '../options.ts';

/**
 * Kinds of injected faults:
 * - `network`: the connection drops before the pool sees the call;
 * - `respond-then-drop`: the pool does its work, then the response is lost;
 * - `throttle`: TooManyRequestsException; `server`: InternalErrorException with status 500;
 * - `error`: any other exception, with `type` and `message`;
 * - `latency`: the response is late by `milliseconds`;
 * - `hold`: the call waits until the fault is released.
 */
export const INJECTED_FAULT_KINDS = [
  'network',
  'respond-then-drop',
  'throttle',
  'server',
  'error',
  'latency',
  'hold',
] as const;
export type InjectedFaultKind = (typeof INJECTED_FAULT_KINDS)[number];

/** A fault to inject, and the calls it applies to. */
export interface InjectedFaultRule {
  readonly kind: InjectedFaultKind;
  /** The operation, such as `InitiateAuth`, or the path of managed login, such as `/oauth2/authorize`. Default: all. */
  readonly operation?: string | undefined;
  /** Only calls that answer this challenge. */
  readonly challengeName?: string | undefined;
  /** How many calls. Default: every call. */
  readonly times?: number | undefined;
  /** For `latency`. */
  readonly milliseconds?: number | undefined;
  /** For `error`: the exception's name. */
  readonly type?: string | undefined;
  /** For `error`. */
  readonly message?: string | undefined;
  /** For `error`: the `reasonCode` of an InvalidParameterException. */
  readonly reasonCode?: string | undefined;
}

const injectedFaultRule = v.strictObject({
  kind: v.picklist(INJECTED_FAULT_KINDS),
  operation: v.optional(v.string()),
  challengeName: v.optional(v.string()),
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  milliseconds: v.optional(v.pipe(v.number(), v.minValue(0))),
  // It is used in a header.
  type: v.optional(v.pipe(v.string(), v.regex(/^\w+$/))),
  message: v.optional(v.string()),
  reasonCode: v.optional(v.string()),
});

/** A rule that has been added. */
export interface InjectedFault {
  readonly id: number;
  readonly rule: InjectedFaultRule;
  /** How often it has been injected so far. */
  readonly hits: number;
  /** Answers the calls that are waiting for a `hold`, and ends the rule. */
  release(): void;
}

/** A rule with what the API needs to apply it. */
export class ActiveFault implements InjectedFault {
  readonly id: number;
  readonly rule: InjectedFaultRule;
  hits = 0;
  readonly released: Promise<void>;
  #release: () => void = () => undefined;
  readonly #end: (fault: ActiveFault) => void;

  constructor(id: number, rule: InjectedFaultRule, end: (fault: ActiveFault) => void) {
    this.id = id;
    this.rule = rule;
    this.#end = end;
    this.released = new Promise((resolve) => {
      this.#release = resolve;
    });
  }

  get spent(): boolean {
    return this.hits >= (this.rule.times ?? Number.POSITIVE_INFINITY);
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

/** Faults to inject into a pool's calls; the oldest matching rule comes first. */
export class InjectedFaults {
  #faults: ActiveFault[] = [];
  #count = 0;

  get active(): readonly InjectedFault[] {
    return this.#faults;
  }

  /** @throws {@link SandboxOptionsError} */
  add(rule: InjectedFaultRule): InjectedFault {
    const checked = checkOptions(injectedFaultRule, rule);
    this.#count += 1;
    const fault = new ActiveFault(this.#count, checked, (ended) => {
      this.#faults = this.#faults.filter((other) => other !== ended);
    });
    this.#faults.push(fault);
    return fault;
  }

  find(id: number): InjectedFault | undefined {
    return this.#faults.find((fault) => fault.id === id);
  }

  clear(): void {
    for (const fault of this.#faults) fault.release();
    this.#count = 0;
  }

  /** @internal Returns the fault to inject into this call, and counts it. */
  next(operation: string, challengeName: string | undefined): ActiveFault | undefined {
    const fault = this.#faults.find(
      (candidate) => !candidate.spent && candidate.matches(operation, challengeName),
    );
    if (fault) fault.hits += 1;
    return fault;
  }
}
