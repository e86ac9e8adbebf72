import * as fromAuth from '@latchkey/auth/fetch';
import * as testing from '@latchkey/auth/testing';
import { expect, it } from 'vitest';
import { createAuthFetch } from './index.ts';
import { createTestAuth } from './testing/index.ts';

it('still exports the functions that moved to @latchkey/auth', () => {
  expect(createAuthFetch).toBe(fromAuth.createAuthFetch);
  expect(createTestAuth).toBe(testing.createTestAuth);
});
