import { textOf } from '../shared/text-of.ts';

const parts = ['sign-in', 'code', 'home'] as const;

function find<E extends Element>(selector: string, kind: new () => E): E {
  const element = document.querySelector(selector);
  if (!(element instanceof kind)) throw new Error(`The page has no ${selector}.`);
  return element;
}

const alert = find('[role=alert]', HTMLElement);

/** Shows one part of the page, or none. */
export function show(shown: (typeof parts)[number] | null): void {
  for (const part of parts) find(`#${part}`, HTMLElement).hidden = part !== shown;
}

export function showError(message: string | null): void {
  alert.textContent = message;
  alert.hidden = message === null;
}

export function showHome(username: string): void {
  find('h1', HTMLElement).textContent = `Hello ${username}`;
  show('home');
}

export function showNotes(notes: readonly string[]): void {
  const items = notes.map((note) => {
    const item = document.createElement('li');
    item.textContent = note;
    return item;
  });
  find('ul', HTMLElement).replaceChildren(...items);
}

export function onSubmit(form: 'sign-in' | 'code', submit: (value: (name: string) => string) => void): void {
  const element = find(`#${form}`, HTMLFormElement);
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    submit((name) => textOf(element, name));
  });
}

export function onClick(button: 'load' | 'sign-out', click: () => void): void {
  find(`#${button}`, HTMLButtonElement).addEventListener('click', click);
}
