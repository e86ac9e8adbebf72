import { html } from 'hono/html';

export type Html = ReturnType<typeof html>;

/** Returns a path in a pool's part of the control API. */
export type PathOf = (path: string) => string;

/** The parts of a pool to show, from the page's URL. */
export interface PageQuery {
  /** Search text for users. */
  readonly users: string;
  /** Search text for the journal. */
  readonly journal: string;
}

/** Shows a time of day by the pool's clock (UTC). */
export function timeOf(at: number): Html {
  const text = new Date(at).toISOString();
  return html`<time datetime="${text}">${text.slice(11, 19)}</time>`;
}

/** A button that copies a text to the clipboard. */
export function copyButton(text: string, what: string): Html {
  return html`<button type="button" class="small" data-copy="${text}" aria-label="Copy ${what}">Copy</button>`;
}

/** A form with one button that asks for confirmation before it calls the control API. */
export function askingButton(call: string, label: string, question: string): Html {
  return html`<form data-call="${call}" data-confirm="${question}"><button class="small">${label}</button></form>`;
}

/** A field that searches a list of the page; the search is part of the URL, so that links keep it. */
export function searchField(name: keyof PageQuery, label: string, value: string): Html {
  return html`<label class="search">${label} <input type="search" data-search="${name}" value="${value}"></label>`;
}

export function emptyNote(text: string): Html {
  return html`<p class="quiet">${text}</p>`;
}
