import { localItems } from '../local-items.ts';

export type Theme = 'light' | 'dark';

// The same key as in theme.js, which applies the choice before the first paint.
const KEY = 'latchkey-demo:theme';

/** The current theme: the chosen one, otherwise the system's. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  localItems?.setItem(KEY, theme);
}
