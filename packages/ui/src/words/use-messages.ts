import { useContext } from 'react';
import { WordsContext } from './context.ts';
import { messages } from './en/messages.ts';
import type { MessageWords } from './words.ts';

export const useMessageWords = (): MessageWords => useContext(WordsContext)?.messages ?? messages;
