import { account } from './en/account.ts';
import { first } from './en/first.ts';
import { messages } from './en/messages.ts';
import { steps } from './en/steps.ts';
import type { Words } from './words.ts';

/** English, as it is shown without `words`: to begin your own wording from. */
export const en: Words = { locale: 'en', dir: 'ltr', first, steps, messages, account };
