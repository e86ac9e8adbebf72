import {
  fetchDevices,
  fetchUserAttributes,
  forgetDevice,
  updatePassword,
  updateUserAttributes,
} from 'aws-amplify/auth';
import type { Account } from '../account.ts';

export const account: Account = {
  readName: async () => (await fetchUserAttributes()).name ?? '',
  saveName: async (name) => {
    await updateUserAttributes({ userAttributes: { name } });
  },
  changePassword: (oldPassword, newPassword) => updatePassword({ oldPassword, newPassword }),
  listDevices: async () => (await fetchDevices()).map(({ id, name }) => ({ key: id, name: name ?? id })),
  forgetDevice: (id) => forgetDevice({ device: { id } }),
  sentenceFor: (problem) =>
    problem instanceof Error && problem.name === 'NotAuthorizedException'
      ? 'The current password is wrong.'
      : 'That did not work. Please try again.',
};
