import { useContext } from 'react';
import { WordsContext } from './context.ts';
import { account } from './en/account.ts';
import type { AccountWords } from './words.ts';

export const useAccountWords = (): AccountWords => useContext(WordsContext)?.account ?? account;
