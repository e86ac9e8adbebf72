import { createContext, useContext } from 'react';

/** What is wrong with the fields of the form around, by field name. */
export const FormErrors = createContext<Readonly<Record<string, string>>>({});

export const useFieldError = (name: string): string | undefined => useContext(FormErrors)[name];

export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement;

/** Says what to do, in place of the browser's bubble, which no page can place or read out reliably. */
export function describeProblem({ validity, dataset, title }: Control): string {
  if (validity.valueMissing) return dataset.missing ?? 'Fill this in.';
  if (validity.typeMismatch) return 'Write it as name@example.com.';
  return title || 'Check this.';
}
