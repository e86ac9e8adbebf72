/**
 * The script of the page: its forms call the control API, and its lists are fetched again every second. Served as the text of
 * this function, so it uses nothing from outside.
 */
export function keepPageAlive(): void {
  const refreshEvery = 1000;

  /** Whether a part is in use, and so must not change. */
  const isInUse = (part: Element) =>
    part.contains(document.activeElement) || part.querySelector('details[open]') !== null;

  /** Updates a list: rows in use stay, all others are replaced. */
  function update(list: Element, next: Element): void {
    const [body, nextBody] = [list.querySelector('tbody') ?? list, next.querySelector('tbody') ?? next];
    const isKeyed =
      body.querySelector(':scope > [data-key]') && nextBody.querySelector(':scope > [data-key]');
    if (!isKeyed) {
      if (!isInUse(list) && list.innerHTML !== next.innerHTML) list.innerHTML = next.innerHTML;
      return;
    }
    const old = new Map([...body.children].map((row) => [row.getAttribute('data-key'), row]));
    const rows = [...nextBody.children].map((row) => {
      const known = old.get(row.getAttribute('data-key'));
      return known && (isInUse(known) || known.outerHTML === row.outerHTML) ? known : row;
    });
    if (rows.length === body.children.length && rows.every((row, index) => row === body.children[index]))
      return;
    // Moving a row would take away its focus: rows in use are never taken out.
    const gone = [...body.children].filter((row) => !rows.includes(row) && !isInUse(row));
    for (const row of gone) row.remove();
    for (const [index, row] of rows.entries()) {
      if (body.children[index] !== row) body.insertBefore(row, body.children[index] ?? null);
    }
  }

  async function refresh(): Promise<void> {
    const response = await fetch(location.href);
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    for (const list of document.querySelectorAll('[data-live]')) {
      const next = fresh.getElementById(list.id);
      if (next) update(list, next);
    }
  }

  function say(text: string): void {
    const status = document.querySelector('[role=status]');
    if (status) status.textContent = text;
  }

  /** Returns the value of a field; undefined if it is empty. */
  function fieldValue(field: HTMLInputElement | HTMLSelectElement): unknown {
    if (field instanceof HTMLInputElement && field.type === 'checkbox') return field.checked;
    if (field.value === '' && field.dataset.keep === undefined) return undefined;
    if (field.type === 'number' || field.dataset.type === 'number') return Number(field.value);
    if (field.dataset.type === 'list') return field.value.split(',').flatMap((item) => item.trim() || []);
    return field.value;
  }

  /** Returns the body of a call: `attributes.email` is a member of `attributes`, and a new attribute has two fields. */
  function bodyOf(form: HTMLFormElement): Record<string, unknown> {
    const body: Record<string, unknown> = {};
    const attributes: Record<string, unknown> = {};
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')) {
      const value = fieldValue(field);
      const attribute = /^attributes\.(.+)$/.exec(field.name)?.[1];
      if (value === undefined || field.name.startsWith('+')) continue;
      if (attribute === undefined) body[field.name] = value;
      else attributes[attribute] = value;
    }
    const added = (name: string) => form.querySelector<HTMLInputElement>(`[name="+${name}"]`)?.value ?? '';
    if (added('name') !== '') attributes[added('name')] = added('value');
    return Object.keys(attributes).length > 0 ? { ...body, attributes } : body;
  }

  function confirmed(question: string | undefined): Promise<boolean> {
    const dialog = document.querySelector('dialog');
    const text = dialog?.querySelector('#question');
    if (question === undefined || !dialog || !text) return Promise.resolve(true);
    text.textContent = question;
    dialog.returnValue = 'no';
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
    });
  }

  async function call(form: HTMLFormElement): Promise<void> {
    if (!(await confirmed(form.dataset.confirm))) return;
    const [method = 'POST', path = ''] = (form.dataset.call ?? '').split(' ');
    const sendsBody = method !== 'DELETE' && method !== 'GET';
    const response = await fetch(path, {
      method,
      ...(sendsBody ? { body: JSON.stringify(bodyOf(form)) } : {}),
    });
    const { message = '' } = (await response.json()) as { message?: string };
    say(response.ok ? (form.dataset.done ?? 'Done.') : message);
    // Lets the row be updated. A person who types elsewhere meanwhile keeps the focus.
    if (response.ok) {
      const { activeElement } = document;
      if (activeElement instanceof HTMLElement && form.contains(activeElement)) activeElement.blur();
      const details = form.closest('details');
      if (details) details.open = false;
      if (method === 'POST') form.reset();
    }
    await refresh();
  }

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.call === undefined) return;
    event.preventDefault();
    void call(form).catch(() => say('The sandbox does not respond.'));
  });
  document.addEventListener('click', ({ target }) => {
    const text = target instanceof HTMLElement ? target.dataset.copy : undefined;
    if (text !== undefined) void navigator.clipboard.writeText(text).then(() => say(`Copied ${text}`));
  });
  document.addEventListener('input', ({ target }) => {
    const name = target instanceof HTMLInputElement ? target.dataset.search : undefined;
    if (name === undefined || !(target instanceof HTMLInputElement)) return;
    const address = new URL(location.href);
    address.searchParams.set(name, target.value);
    if (target.value === '') address.searchParams.delete(name);
    history.replaceState(null, '', address);
    void refresh();
  });
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement && target.dataset.pool !== undefined) {
      location.search = new URLSearchParams({ pool: target.value }).toString();
    }
  });
  setInterval(() => void refresh().catch(() => undefined), refreshEvery);
}
