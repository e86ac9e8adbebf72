import { actionsOf, type StateOf, type View } from '@latchkey/auth';
import { createTestAuth } from '@latchkey/auth/testing';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { within } from '../test/within.tsx';
import { AuthSwitch } from './index.ts';

const Name = ({ view }: { view: View }) => <h1>{view}</h1>;
const views = Object.keys(actionsOf) as View[];
const names = Object.fromEntries(views.map((view) => [view, Name])) as Record<View, typeof Name>;

function Code({ view, username, submitCode }: StateOf<'smsCode'> | StateOf<'emailCode'>) {
  return (
    <form onSubmit={() => submitCode('123456')}>
      <h1>{`${view} for ${username}`}</h1>
      <input />
    </form>
  );
}

it('renders the component of every view with its arm of the union', async () => {
  const auth = createTestAuth({ view: 'splash' });
  const screen = await render(<AuthSwitch views={names} />, within(auth));
  for (const view of views) {
    auth.setState({ view });
    await expect.element(screen.getByRole('heading')).toHaveTextContent(view);
  }
});

it('keeps the typed text within a view, and starts afresh in the next, also with one component for both', async () => {
  const auth = createTestAuth({ view: 'smsCode', username: 'ada' });
  const screen = await render(
    <AuthSwitch views={{ ...names, smsCode: Code, emailCode: Code }} />,
    within(auth),
  );
  await userEvent.type(screen.getByRole('textbox'), '12');

  auth.setState({ view: 'smsCode', username: 'ada', fault: { kind: 'code', code: 'CodeMismatchException' } });
  await expect.element(screen.getByRole('textbox')).toHaveValue('12');

  auth.setState({ view: 'emailCode', username: 'ada' });
  await expect.element(screen.getByRole('heading')).toHaveTextContent('emailCode for ada');
  await expect.element(screen.getByRole('textbox')).toHaveValue('');
});
