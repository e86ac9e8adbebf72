/**
 * A local Amazon Cognito user pool that verifies every proof. Runs in Node, in a test and in a browser worker.
 * @module
 */

export { type ManagedLoginBrowser, ManagedLoginError } from './browser/browser.ts';
export type { ManagedLoginPerson } from './browser/fill-in.ts';
export { CONTROL_PATH, createControl } from './control-api/control-api.ts';
export type { SandboxClock } from './controls/clock.ts';
export type {
  InjectedFault,
  InjectedFaultKind,
  InjectedFaultRule,
  InjectedFaults,
} from './controls/faults.ts';
export type { Journal, JournalEntry } from './controls/journal.ts';
export type { MessagePurpose, Outbox, OutboxMessage } from './controls/outbox.ts';
export type { SandboxEnvironment } from './environment.ts';
export { totpCode } from './mfa/totp.ts';
export {
  type ClientOptions,
  type PoolOptions,
  type SandboxOptions,
  SandboxOptionsError,
  type SeedUser,
  type UserChanges,
} from './options.ts';
export type { UserStatus } from './pool/user.ts';
export type { DeviceView, UserView } from './pool/user-view.ts';
export { createSandbox, type Sandbox } from './sandbox.ts';
export type { SandboxPool, SandboxUsers } from './sandbox-pool.ts';
export type {
  ChallengeResult,
  TriggerEvent,
  TriggerEvents,
  TriggerName,
  Triggers,
} from './triggers/events.ts';
export { CognitoException } from './wire/exception.ts';
export type { Json, JsonObject } from './wire/json.ts';
