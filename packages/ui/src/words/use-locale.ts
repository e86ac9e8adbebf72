import { useContext } from 'react';
import { WordsContext } from './context.ts';

/** The language for `Intl`, in the person's own variety: in Britain, English dates are formatted the British way. */
export function useLocale(): string {
  const locale = useContext(WordsContext)?.locale ?? 'en';
  const language = (tag: string) => tag.split('-')[0];
  const spoken = typeof navigator === 'undefined' ? [] : navigator.languages;
  return spoken.find((tag) => language(tag) === language(locale)) ?? locale;
}
