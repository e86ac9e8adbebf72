export type { ActionCall, ActionHandlers, TestAuth, TestAuthOptions, TestState } from './create-test-auth.ts';
export { createTestAuth } from './create-test-auth.ts';
