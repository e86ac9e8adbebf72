/** The recipe in @latchkey/auth's README: the published packages in Jest's jsdom, with the browser features that it lacks. */
export default {
  testEnvironment: 'jest-fixed-jsdom',
  transform: {},
  testMatch: ['**/*.test.mjs'],
};
