import type { Call } from '../call.ts';
import type { AppClient } from '../pool/client-settings.ts';
import type { Contact } from '../pool/factors.ts';
import { messageTexts } from '../pool/message-texts.ts';
import type { User } from '../pool/user.ts';
import type { Strings } from './events.ts';
import { eventAttributes, optionalStrings, runTrigger } from './run.ts';
import type { TriggerSource } from './sources.ts';

const CODE_PARAMETER = '{####}';
const USERNAME_PARAMETER = '{username}';

/**
 * Returns the subject and body of a message with a code: from the custom message trigger, otherwise from the settings of the
 * pool.
 */
export async function wordMessage(
  call: Pick<Call, 'pool'> & { readonly client?: AppClient },
  user: User,
  message: {
    readonly source: TriggerSource<'customMessage'>;
    readonly contact: Contact;
    readonly code: string;
    readonly clientMetadata?: Strings | undefined;
  },
): Promise<{ subject: string; body: string }> {
  const { source, contact, code, clientMetadata } = message;
  const response = await runTrigger(call, 'customMessage', {
    source,
    userName: user.username,
    request: {
      userAttributes: eventAttributes(user),
      codeParameter: CODE_PARAMETER,
      usernameParameter: source === 'CustomMessage_AdminCreateUser' ? USERNAME_PARAMETER : null,
      ...optionalStrings('clientMetadata', clientMetadata),
    },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  });
  const own = messageTexts(call.pool.settings, source);
  const member = contact === 'email' ? 'emailMessage' : 'smsMessage';
  const text = response?.[member] ?? own[member];
  return {
    subject: response?.emailSubject ?? own.emailSubject ?? 'Your code',
    body: (text ?? `Your code is ${CODE_PARAMETER}.`)
      .replaceAll(CODE_PARAMETER, code)
      .replaceAll(USERNAME_PARAMETER, user.username),
  };
}
