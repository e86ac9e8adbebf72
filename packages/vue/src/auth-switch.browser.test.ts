import { type AuthState, actionsOf, type StateOf, type View } from '@latchkey/auth';
import { createTestAuth } from '@latchkey/auth/testing';
import { afterEach, expect, it } from 'vitest';
import { defineComponent, type FunctionalComponent, h, nextTick } from 'vue';
import { mount, unmountAll } from '../test/mount.ts';
import { AuthSwitch, type AuthViews } from './index.ts';

const views = Object.keys(actionsOf) as View[];
const Name: FunctionalComponent<{ state: AuthState }> = ({ state }) => h('h1', state.view);
Name.props = ['state'];
const names = Object.fromEntries(views.map((view) => [view, Name])) as unknown as AuthViews;

const Code = defineComponent(
  ({ state }: { state: StateOf<'smsCode'> | StateOf<'emailCode'> }) =>
    () => [h('h1', state.view), h('input')],
  { props: ['state'] },
);

afterEach(unmountAll);

it('renders the component of every view with its arm of the union', async () => {
  const auth = createTestAuth({ view: 'splash' });
  const { container } = mount(() => h(AuthSwitch, { views: names }), auth);
  for (const view of views) {
    auth.setState({ view });
    await nextTick();
    expect(container.textContent).toBe(view);
  }
});

it('keeps the typed text within a view, and starts afresh in the next, also with one component for both', async () => {
  const auth = createTestAuth({ view: 'smsCode', username: 'ada' });
  const shown: AuthViews = {
    ...names,
    smsCode: (props) => h(Code, props),
    emailCode: (props) => h(Code, props),
  };
  const { container } = mount(() => h(AuthSwitch, { views: shown }), auth);
  const field = container.getElementsByTagName('input');
  field[0]?.setAttribute('value', '12');

  auth.setState({ view: 'smsCode', username: 'ada', fault: { kind: 'code', code: 'CodeMismatchException' } });
  await nextTick();
  expect(field[0]?.value).toBe('12');

  auth.setState({ view: 'emailCode', username: 'ada' });
  await nextTick();
  expect(field[0]?.value).toBe('');
});
