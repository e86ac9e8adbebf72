/**
 * An `Auth` without a pool, for testing an app in any state.
 *
 * @module
 */
export type { TestAccount } from './account-fetch.ts';
export type {
  ActionCall,
  ActionHandlers,
  AnyView,
  TestAuth,
  TestAuthOptions,
  TestState,
} from './create-test-auth.ts';
export { createTestAuth } from './create-test-auth.ts';
