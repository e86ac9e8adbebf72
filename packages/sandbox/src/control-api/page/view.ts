import { html } from 'hono/html';

export type Html = ReturnType<typeof html>;

/** Where a pool's part of the control API is. */
export type PathOf = (path: string) => string;

/** What the page shows of a pool, out of its address. */
export interface PageQuery {
  /** Text to search the users for. */
  readonly users: string;
  /** Text to search the journal for. */
  readonly journal: string;
}

/** A time of day, as the pool's clock has it (UTC). */
export function timeOf(at: number): Html {
  const text = new Date(at).toISOString();
  return html`<time datetime="${text}">${text.slice(11, 19)}</time>`;
}

/** A button that puts a text into the clipboard. */
export function copyButton(text: string, what: string): Html {
  return html`<button type="button" class="small" data-copy="${text}" aria-label="Copy ${what}">Copy</button>`;
}

/** A form of one button that asks before it calls the control API. */
export function askingButton(call: string, label: string, question: string): Html {
  return html`<form data-call="${call}" data-confirm="${question}"><button class="small">${label}</button></form>`;
}

/** A field that searches a list of the page; the search is in the address, so that a link keeps it. */
export function searchField(name: keyof PageQuery, label: string, value: string): Html {
  return html`<label class="search">${label} <input type="search" data-search="${name}" value="${value}"></label>`;
}

export function emptyNote(text: string): Html {
  return html`<p class="quiet">${text}</p>`;
}
