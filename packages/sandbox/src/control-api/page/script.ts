/**
 * The script of the page: its forms call the control API, and its sections are fetched anew every second.
 * Served as the text of this function, so it uses nothing from outside.
 */
export function keepPageAlive(): void {
  const refreshEvery = 1000;

  async function refresh(): Promise<void> {
    const response = await fetch(location.href);
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    for (const section of document.querySelectorAll('[data-live]')) {
      const next = fresh.getElementById(section.id);
      // A section in use stays as it is.
      const isInUse = section.contains(document.activeElement) || section.querySelector('details[open]');
      if (next && !isInUse && next.innerHTML !== section.innerHTML) section.innerHTML = next.innerHTML;
    }
  }

  async function call(form: HTMLFormElement): Promise<void> {
    const [method = 'POST', path = ''] = (form.dataset.call ?? '').split(' ');
    const fields = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')];
    const given = fields.filter(({ value }) => value !== '');
    const body = given.map(({ name, value, type }) => [
      name,
      type === 'text' || type === 'select-one' ? value : Number(value),
    ]);
    const sendsBody = method !== 'DELETE' && method !== 'GET';
    const response = await fetch(path, {
      method,
      ...(sendsBody ? { body: JSON.stringify(Object.fromEntries(body)) } : {}),
    });
    const { message = '' } = (await response.json()) as { message?: string };
    const status = document.querySelector('[role=status]');
    if (status) status.textContent = response.ok ? '' : message;
    if (document.activeElement instanceof HTMLButtonElement) document.activeElement.blur();
  }

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.call === undefined) return;
    event.preventDefault();
    void call(form).then(refresh);
  });
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement && target.dataset.pool !== undefined) {
      location.search = new URLSearchParams({ pool: target.value }).toString();
    }
  });
  setInterval(() => void refresh().catch(() => undefined), refreshEvery);
}
