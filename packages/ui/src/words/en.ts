import { account } from './en/account.ts';
import { first } from './en/first.ts';
import { messages } from './en/messages.ts';
import { steps } from './en/steps.ts';
import type { Words } from './words.ts';

/** English, the default: a starting point for your own texts. */
export const en: Words = { locale: 'en', dir: 'ltr', first, steps, messages, account };
