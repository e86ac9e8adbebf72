import type { SandboxOptions } from '@latchkey/sandbox';

/** The user pool of `npm run dev`. Its options are those of Cognito: see the README of @latchkey/sandbox. */
export const localPool = {
  userPool: { id: 'eu-west-1_Local1', autoVerifiedAttributes: ['email'] },
  clients: [{ clientId: '1example23456789' }],
  users: [
    {
      username: 'ada',
      password: 'Difference-Engine-1',
      attributes: { email: 'ada@example.com', name: 'Ada' },
    },
  ],
} satisfies SandboxOptions;

export const PORT = 4599;
