/** The recipe of @latchkey/auth's README: packages as they are published, in Jest's jsdom with what that leaves out of a browser. */
export default {
  testEnvironment: 'jest-fixed-jsdom',
  transform: {},
  testMatch: ['**/*.test.mjs'],
};
