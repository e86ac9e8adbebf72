import { createTestAuth } from '@latchkey/auth/testing';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import * as react from './index.ts';

const { AuthProvider } = react;

/** From JavaScript, where any value can be passed: renders a component that calls a hook with it. */
const used = (hook: (...args: never[]) => unknown, value: unknown) => () =>
  renderToString(
    <AuthProvider auth={createTestAuth({ view: 'home' })}>
      {createElement(() => {
        hook(value as never);
        return null;
      })}
    </AuthProvider>,
  );

const hooks: Readonly<Record<string, (...args: never[]) => unknown>> = {
  useAuth: react.useAuth,
  'useAuth, with a comparison': (given) => react.useAuth(String, given),
  useCodeField: react.useCodeField,
  useCountdown: react.useCountdown,
  usePasskeyAutofill: react.usePasskeyAutofill,
};

it.each(Object.entries(hooks))('%s names a wrong argument', (name, hook) => {
  const values = name === 'useCodeField' ? [null, 'six', { length: '6' }] : [['hunter2'], {}, true];
  for (const value of values)
    expect(used(hook, value)).toThrow(expect.objectContaining({ name: 'AuthError', code: 'invalid-input' }));
});

it('a provider names what is no Auth, before a component below it reads it', () => {
  for (const auth of [undefined, null, {}, 'auth'])
    expect(() =>
      renderToString(
        <AuthProvider auth={auth as never}>{createElement(() => react.useAuth().view)}</AuthProvider>,
      ),
    ).toThrow(expect.objectContaining({ code: 'foreign-auth' }));
});

it('a switch names the view that has no component', () => {
  for (const views of [undefined, null, {}, 'views'])
    expect(() =>
      renderToString(
        <AuthProvider auth={createTestAuth({ view: 'home' })}>
          <react.AuthSwitch views={views as never} />
        </AuthProvider>,
      ),
    ).toThrow('views must have a component for the view "splash".');
});
