import { expect, it, vi } from 'vitest';
import { firstChoice } from './first-choice.ts';

const spies = () => ({ showSignIn: vi.fn<() => void>(), showSignUp: vi.fn<() => void>() });

it('does the last choice before the session started, once', () => {
  const [first, actions] = [firstChoice(), spies()];
  first.choose('showSignIn');
  first.choose('showSignUp');
  first.startedWith(actions);
  expect(actions.showSignUp).toHaveBeenCalledTimes(1);
  expect(actions.showSignIn).not.toHaveBeenCalled();
});

it('follows the next choice immediately: the first page stays while the next one is drawn', () => {
  const [first, actions] = [firstChoice(), spies()];
  first.startedWith(actions);
  expect(actions.showSignIn).not.toHaveBeenCalled();
  first.choose('showSignIn');
  expect(actions.showSignIn).toHaveBeenCalledTimes(1);
});
