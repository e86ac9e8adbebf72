import { createContext } from 'react';
import type { Words } from './words.ts';

/** Null stands for English, whose parts come with the code that says them. */
export const WordsContext = createContext<Words | null>(null);
