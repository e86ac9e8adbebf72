import { createContext, useContext } from 'react';
import type { FirstWords } from '../words/words.ts';

/** Errors of the fields in the surrounding form, by field name. */
export const FormErrors = createContext<Readonly<Record<string, string>>>({});

export const useFieldError = (name: string): string | undefined => {
  const errors = useContext(FormErrors);
  return Object.hasOwn(errors, name) ? errors[name] : undefined;
};

export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement;

/** Tells the person what to do, instead of the browser's bubble, which no page can place or read out reliably. */
export function describeProblem({ validity, dataset }: Control, words: FirstWords['form']): string {
  if (validity.valueMissing) return dataset.missing ?? words.missing;
  if (validity.typeMismatch) return words.email;
  return dataset.mismatch ?? words.invalid;
}
