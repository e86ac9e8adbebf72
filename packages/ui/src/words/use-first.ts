import { useContext } from 'react';
import { WordsContext } from './context.ts';
import { first } from './en/first.ts';
import type { FirstWords } from './words.ts';

export const useFirstWords = (): FirstWords => useContext(WordsContext)?.first ?? first;
