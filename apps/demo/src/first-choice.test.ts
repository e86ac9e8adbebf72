import { expect, it, vi } from 'vitest';
import { firstChoice } from './first-choice.ts';

const spies = () => ({ showSignIn: vi.fn<() => void>(), showSignUp: vi.fn<() => void>() });

it('does what was chosen last before the session started, once', () => {
  const [first, actions] = [firstChoice(), spies()];
  first.choose('showSignIn');
  first.choose('showSignUp');
  first.startedWith(actions);
  expect(actions.showSignUp).toHaveBeenCalledTimes(1);
  expect(actions.showSignIn).not.toHaveBeenCalled();
});

it('does what is chosen after that at once: the first page is still there while the next one is drawn', () => {
  const [first, actions] = [firstChoice(), spies()];
  first.startedWith(actions);
  expect(actions.showSignIn).not.toHaveBeenCalled();
  first.choose('showSignIn');
  expect(actions.showSignIn).toHaveBeenCalledTimes(1);
});
