import { describe, expect, it, vi } from 'vitest';
import { said } from '../warn.ts';
import { createActions } from './actions.ts';
import { warnOfDropped } from './dropped.ts';

describe('an action that the view does not offer', () => {
  const world = () => {
    said.clear();
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const sent: string[] = [];
    let view: Parameters<typeof warnOfDropped>[1] = () => 'signedOut';
    const actions = warnOfDropped(
      createActions(({ type }) => sent.push(type)),
      () => view(),
    );
    return {
      actions,
      sent,
      at: (next: ReturnType<typeof view>) => {
        view = () => next;
      },
      warned: () => {
        const texts = warn.mock.calls.map(String);
        warn.mockClear();
        return texts;
      },
    };
  };

  it('is named, with those that it offers, and done all the same', () => {
    const { actions, sent, at, warned } = world();
    at('lapsed');
    actions.resend();
    expect(warned()).toEqual([
      'Latchkey: resend() does nothing in the view "lapsed", which offers restart, cancel.',
    ]);
    expect(sent).toEqual(['code.resend']);
  });

  it('may find none that is, and knows none of managed login without a domain', () => {
    const { actions, at, warned } = world();
    at('signingOut');
    actions.cancel();
    at('managedLogin');
    actions.resend();
    expect(warned()).toEqual([
      'Latchkey: cancel() does nothing in the view "signingOut", which offers no action.',
      'Latchkey: resend() does nothing in the view "managedLogin", which offers cancel.',
    ]);
  });

  it('is not meant where it is offered, nor while the page starts', () => {
    const { actions, at, warned } = world();
    actions.signIn({ username: 'ann' });
    at('splash');
    actions.cancel();
    expect(warned()).toEqual([]);
  });
});
