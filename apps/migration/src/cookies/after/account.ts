import {
  changePassword,
  faultFrom,
  forgetDevice,
  getUser,
  listDevices,
  updateAttributes,
} from '@latchkey/auth/account';
import type { Account } from '../account.ts';
import { auth } from './auth.ts';

export const account: Account = {
  readName: async () => (await getUser(auth)).attributes.name ?? '',
  saveName: async (name) => {
    await updateAttributes(auth, { name });
  },
  changePassword: (previous, proposed) => changePassword(auth, { previous, proposed }),
  listDevices: async () =>
    (await listDevices(auth)).items.map(({ deviceKey, name }) => ({
      key: deviceKey,
      name: name ?? deviceKey,
    })),
  forgetDevice: (key) => forgetDevice(auth, key),
  sentenceFor: (problem) =>
    faultFrom(problem)?.kind === 'credentials'
      ? 'The current password is wrong.'
      : 'That did not work. Please try again.',
};
