import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { testLayout } from '../../test/chart.ts';
import { GlanceView } from './glance-view.tsx';

it('lights the states that are active, and what is around them', async () => {
  const active = ['auth', 'auth.in', 'auth.in.session', 'auth.in.session.fresh'];
  const { container, rerender } = await render(<GlanceView layout={testLayout} active={active} />);
  const lit = () => container.querySelectorAll('[data-active="true"]').length;
  const lights = () => container.querySelectorAll('.glance-light').length;
  expect(container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
  expect(lit()).toBe(3);
  expect(lights()).toBe(1);
  await rerender(<GlanceView layout={testLayout} active={[]} />);
  expect(lit()).toBe(0);
  expect(lights()).toBe(0);
});
