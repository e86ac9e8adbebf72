import type { TriggerSource } from '../triggers/sources.ts';
import type { PoolSettings } from './pool-settings.ts';

/** The texts of a message, with placeholders. Undefined if the pool has none of its own. */
export interface MessageTexts {
  readonly emailSubject?: string | undefined;
  readonly emailMessage?: string | undefined;
  readonly smsMessage?: string | undefined;
}

/** Returns the texts of a message in a pool's settings. */
export function messageTexts(settings: PoolSettings, source: TriggerSource<'customMessage'>): MessageTexts {
  if (source === 'CustomMessage_AdminCreateUser')
    return settings.adminCreateUserConfig.inviteMessageTemplate ?? {};
  if (source === 'CustomMessage_Authentication') return { smsMessage: settings.smsAuthenticationMessage };
  const template = settings.verificationMessageTemplate;
  // The members of the pool itself are the older place for these texts.
  return {
    emailSubject: template?.emailSubject ?? settings.emailVerificationSubject,
    emailMessage: template?.emailMessage ?? settings.emailVerificationMessage,
    smsMessage: template?.smsMessage ?? settings.smsVerificationMessage,
  };
}
