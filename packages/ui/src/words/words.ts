import type { account } from './en/account.ts';
import type { first } from './en/first.ts';
import type { messages } from './en/messages.ts';
import type { steps } from './en/steps.ts';

type PluralOf<Text> = { readonly other: Text } & {
  readonly [Rule in Exclude<Intl.LDMLPluralRule, 'other'>]?: Text;
};

/** The same keys; a text with plural forms has those of its language (Unicode CLDR, "Plural Rules"). */
type Translated<Part> = {
  readonly [Key in keyof Part]: Part[Key] extends string
    ? string
    : Part[Key] extends { readonly one: string; readonly other: string }
      ? PluralOf<string>
      : Translated<Part[Key]>;
};

export type FirstWords = Translated<typeof first>;
export type StepWords = Translated<typeof steps>;
export type MessageWords = Translated<typeof messages>;
export type AccountWords = Translated<typeof account>;

/** One language: all texts of the sign-in and the account. A missing one does not compile. */
export interface Words {
  /** BCP 47, for `lang`, dates and plurals. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  readonly first: FirstWords;
  readonly steps: StepWords;
  readonly messages: MessageWords;
  readonly account: AccountWords;
}
