import { version } from 'react';
import { version as domVersion } from 'react-dom';
import { expect, inject, it } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    readonly reactMajor: string;
  }
}

it('runs these tests on the React that the project names', () => {
  expect([version, domVersion].map((text) => text.split('.')[0])).toEqual([
    inject('reactMajor'),
    inject('reactMajor'),
  ]);
});
