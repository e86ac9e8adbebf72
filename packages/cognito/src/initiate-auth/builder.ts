import type { BareClient } from '../client-types.ts';
import type { AnalyticsMetadata, AuthenticationStep, StringMap, UserContextData } from '../model.ts';
import { type InitiateAuthInput, initiateAuth } from '../operations/initiate-auth.ts';
import { own } from '../own.ts';
import { INSPECT, redacted, redactedCopy } from '../redaction.ts';
import { CustomizedInitiateAuth } from './customized.ts';
import type { AuthFlow } from './parameters.ts';
import type {
  Incomplete,
  InitiateAuthDraft,
  InputOf,
  MaybeFlow,
  ParameterKey,
  ParameterMap,
  ParameterValue,
} from './type-state.ts';

/**
 * Builds an InitiateAuth request. Each step changes this builder and returns it, typed with what it now has: `send` compiles
 * once the flow has its parameters. `set*` replaces a whole member or, with undefined, clears it; `get*` reads it. Printing
 * hides every value that could be a secret.
 *
 * ```ts
 * const step = await client
 *   .initiateAuth()
 *   .authFlow('USER_SRP_AUTH')
 *   .authParameters('USERNAME', username)
 *   .authParameters('SRP_A', srpA)
 *   .send();
 * ```
 */
export class InitiateAuthBuilder<Flow extends MaybeFlow = undefined, Given extends object = object> {
  readonly #client: BareClient;
  #draft: InitiateAuthDraft;

  constructor(client: BareClient, draft: InitiateAuthDraft = {}) {
    this.#client = client;
    this.#draft = own(draft);
  }

  authFlow<F extends AuthFlow>(flow: F): InitiateAuthBuilder<F, Given> {
    return this.setAuthFlow(flow);
  }

  setAuthFlow<F extends MaybeFlow>(flow: F): InitiateAuthBuilder<F, Given> {
    return this.#with({ authFlow: flow });
  }

  getAuthFlow(): AuthFlow | undefined {
    return this.#draft.authFlow;
  }

  /** Adds one parameter; a second value for the same key replaces the first. */
  authParameters<Key extends ParameterKey<Flow>, const Value extends ParameterValue<Flow, Key>>(
    key: Key,
    value: Value,
  ): InitiateAuthBuilder<Flow, Omit<Given, Key> & Readonly<Record<Key, Value>>> {
    return this.#with({ authParameters: { ...this.#draft.authParameters, [key]: value } });
  }

  setAuthParameters<const Parameters extends ParameterMap<Flow>>(
    parameters: Parameters | undefined,
  ): InitiateAuthBuilder<Flow, Parameters> {
    return this.#with({ authParameters: parameters && { ...parameters } });
  }

  getAuthParameters(): StringMap | undefined {
    return redacted(this.#draft).authParameters;
  }

  /** Adds one entry for the pre sign-up, pre authentication and user migration triggers. */
  clientMetadata(key: string, value: string): this {
    return this.setClientMetadata({ ...this.#draft.clientMetadata, [key]: value });
  }

  setClientMetadata(metadata: StringMap | undefined): this {
    return this.#set({ clientMetadata: metadata && { ...metadata } });
  }

  getClientMetadata(): StringMap | undefined {
    return redacted(this.#draft).clientMetadata;
  }

  /** Default: the client's own. */
  clientId(clientId: string): this {
    return this.setClientId(clientId);
  }

  setClientId(clientId: string | undefined): this {
    return this.#set({ clientId });
  }

  getClientId(): string | undefined {
    return this.#draft.clientId;
  }

  analyticsMetadata(metadata: AnalyticsMetadata): this {
    return this.setAnalyticsMetadata(metadata);
  }

  setAnalyticsMetadata(metadata: AnalyticsMetadata | undefined): this {
    return this.#set({ analyticsMetadata: metadata && { ...metadata } });
  }

  getAnalyticsMetadata(): AnalyticsMetadata | undefined {
    return redacted(this.#draft).analyticsMetadata;
  }

  userContextData(data: UserContextData): this {
    return this.setUserContextData(data);
  }

  setUserContextData(data: UserContextData | undefined): this {
    return this.#set({ userContextData: data && { ...data } });
  }

  getUserContextData(): UserContextData | undefined {
    return redacted(this.#draft).userContextData;
  }

  /** The Session of ConfirmSignUp, to continue with USER_AUTH. */
  session(session: string): this {
    return this.setSession(session);
  }

  setSession(session: string | undefined): this {
    return this.#set({ session });
  }

  getSession(): string | undefined {
    return this.#draft.session;
  }

  /** Returns the request so far, as an input of `initiateAuth`: a copy, which prints redacted. */
  asInput(): InputOf<Flow, Given> {
    // The type state knows whether the draft is complete; `initiateAuth` checks it again.
    return redacted(this.#draft) as InputOf<Flow, Given>;
  }

  /** Returns an independent builder that starts with the state of this one. */
  clone(): InitiateAuthBuilder<Flow, Given> {
    return new InitiateAuthBuilder<Flow, Given>(this.#client, this.#draft);
  }

  /** Sends the request. @throws ErrorOf<typeof initiateAuth> */
  send(..._incomplete: Incomplete<Flow, Given>): Promise<AuthenticationStep> {
    return initiateAuth(this.#client, this.#input());
  }

  /**
   * Fixes the input, and lets you set the options of this one call: endpoint, headers, retries, abort signal; then call
   * `send()`.
   */
  customize(..._incomplete: Incomplete<Flow, Given>): CustomizedInitiateAuth {
    return new CustomizedInitiateAuth(this.#client, this.#input());
  }

  toJSON(): unknown {
    return redactedCopy(this.#draft);
  }

  toString(): string {
    return JSON.stringify(this);
  }

  [INSPECT](): unknown {
    return { InitiateAuth: this.toJSON() };
  }

  #input(): InitiateAuthInput {
    // A JavaScript caller's draft may be incomplete; `initiateAuth` then names the missing parameter.
    const input: object = redacted(this.#draft);
    return input as InitiateAuthInput;
  }

  #set(members: InitiateAuthDraft): this {
    this.#draft = own({ ...this.#draft, ...members });
    return this;
  }

  #with<F extends MaybeFlow, G extends object>(members: object): InitiateAuthBuilder<F, G> {
    // The same builder; only its type changes, which does not exist at run time.
    return this.#set(members) as unknown as InitiateAuthBuilder<F, G>;
  }
}
