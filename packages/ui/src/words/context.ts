import { createContext } from 'react';
import type { Words } from './words.ts';

/** Null means English, whose texts are bundled with the components. */
export const WordsContext = createContext<Words | null>(null);
