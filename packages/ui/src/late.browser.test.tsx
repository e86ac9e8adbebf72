import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { late } from './late.tsx';

/** Loads that the test settles by hand. */
function loads<T>() {
  const waiting: { resolve: (value: T) => void; reject: () => void }[] = [];
  const load = () =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ resolve, reject: () => reject(new TypeError('Failed to fetch')) });
    });
  return { load, waiting };
}

function Counter({ label }: { readonly label: string }) {
  const [count, setCount] = useState(0);
  return (
    <button type="button" onClick={() => setCount(count + 1)}>
      {label} {count}
    </button>
  );
}

function Waiting() {
  return <p>One moment</p>;
}

describe('a component whose code comes later', () => {
  it('is there when its code is, with its own properties; the next one immediately', async () => {
    const { load, waiting } = loads<typeof Counter>();
    const LateCounter = late(load, { Waiting });
    const screen = await render(<LateCounter label="Presses" />);
    await expect.element(screen.getByText('One moment')).toBeVisible();
    waiting[0]?.resolve(Counter);
    await screen.getByRole('button', { name: 'Presses 0' }).click();
    await screen.rerender(<LateCounter label="Clicks" />);
    await expect.element(screen.getByRole('button', { name: 'Clicks 1' })).toBeVisible();

    const next = await render(<LateCounter label="Again" />);
    expect(next.getByRole('button', { name: 'Again 0' }).query()).not.toBeNull();
    expect(waiting).toHaveLength(1);
  });

  it('needs no load where its code is there already', async () => {
    const { load, waiting } = loads<typeof Counter>();
    const LateCounter = late(load, { now: () => Counter });
    const screen = await render(<LateCounter label="Here" />);
    expect(screen.getByRole('button', { name: 'Here 0' }).query()).not.toBeNull();
    expect(waiting).toHaveLength(0);
  });

  it('says that it did not load, leaves the rest of the page, and loads when it is asked for again', async () => {
    const { load, waiting } = loads<typeof Counter>();
    const LateCounter = late(load);
    const screen = await render(
      <>
        <h1>The page</h1>
        <LateCounter label="Presses" />
      </>,
    );
    waiting[0]?.reject();
    await expect.element(screen.getByRole('alert')).toHaveTextContent('A part of this page did not load.');
    await expect.element(screen.getByRole('heading')).toBeVisible();
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => waiting.length).toBe(2);
    waiting[1]?.resolve(Counter);
    await expect.element(screen.getByRole('button', { name: 'Presses 0' })).toBeVisible();
    await expect.element(screen.getByRole('alert')).not.toBeInTheDocument();
  });

  it('is left out without a word where the page does without it, and asked for by the next one', async () => {
    const { load, waiting } = loads<typeof Counter>();
    const LateCounter = late(load, { isOptional: true });
    const screen = await render(<LateCounter label="Presses" />);
    waiting[0]?.reject();
    const next = await render(<LateCounter label="Again" />);
    waiting[1]?.resolve(Counter);
    await expect.element(next.getByRole('button', { name: 'Again 0' })).toBeVisible();
    expect(screen.container.textContent).toBe('');
  });
});
