import { useContext } from 'react';
import { WordsContext } from './context.ts';
import { steps } from './en/steps.ts';
import type { StepWords } from './words.ts';

export const useStepWords = (): StepWords => useContext(WordsContext)?.steps ?? steps;
