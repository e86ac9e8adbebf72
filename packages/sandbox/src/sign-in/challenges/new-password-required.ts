import type { AuthCall } from '../../call.ts';
import { withDeviceKey } from '../../devices/track.ts';
import { checkWritable } from '../../pool/attribute-permissions.ts';
import { checkAttributes, checkOwnAttributes, checkRequiredAttributes } from '../../pool/attributes.ts';
import { setPassword } from '../../pool/passwords.ts';
import type { User } from '../../pool/user.ts';
import { notAuthorized } from '../../wire/exception.ts';
import * as member from '../../wire/members.ts';
import { validate } from '../../wire/validate.ts';
import { continueSignIn } from '../continue.ts';
import { type Parameters, required } from '../parameters.ts';
import { withProof } from '../sign-in.ts';
import { answerOfUser } from './answer.ts';

const PREFIX = 'userAttributes.';

/** NEW_PASSWORD_REQUIRED: the person's own password, and the attributes that the pool still requires. */
export const newPasswordRequired = answerOfUser(
  ['NEW_PASSWORD_REQUIRED'],
  async (call, { signIn, responses }) => {
    const newPassword = required(responses, 'NEW_PASSWORD');
    const { user } = signIn;
    const attributes = givenAttributes(call, user, responses);
    const answered = withDeviceKey(call.pool, signIn, responses.DEVICE_KEY);
    await setPassword(call.pool, user, newPassword);
    for (const [name, value] of attributes) user.attributes.set(name, value);
    user.status = 'CONFIRMED';
    return continueSignIn(call, withProof(answered, 'new-password'));
  },
);

function givenAttributes({ pool, client }: AuthCall, user: User, responses: Parameters): Map<string, string> {
  const given = new Map(
    Object.entries(responses)
      .filter(([name]) => name.startsWith(PREFIX))
      .map(([name, value]) => [name.slice(PREFIX.length), value]),
  );
  validate(
    member.attributes,
    [...given].map(([Name, Value]) => ({ Name, Value })),
  );
  const taken = [...given.keys()].find((name) => user.attributes.has(name));
  if (taken !== undefined) throw notAuthorized(`Cannot modify an already provided ${taken}`);
  checkOwnAttributes(given);
  checkRequiredAttributes(pool, new Map([...user.attributes, ...given]));
  checkAttributes(pool, given);
  checkWritable(client, given.keys());
  return given;
}
