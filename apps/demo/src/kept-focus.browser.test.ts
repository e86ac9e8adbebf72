import { afterEach, expect, it } from 'vitest';
import { keptFocus } from './kept-focus.ts';

const landing =
  '<button aria-label="Dark">*</button><main tabindex="-1"><h1 tabindex="-1">Latchkey</h1><button> Sign in </button></main>';
const signIn = '<main><h1 tabindex="-1">Sign in</h1><button>Sign in</button></main>';

function replace(focused: string, next: string, hasMoved: boolean): string | undefined {
  const focus = keptFocus();
  document.body.innerHTML = landing;
  document.querySelector<HTMLElement>(focused)?.focus();
  focus.leave();
  document.body.innerHTML = next;
  focus.arrive(hasMoved);
  return document.activeElement?.outerHTML;
}

afterEach(() => {
  document.body.innerHTML = '';
});

it('is on the same control of a page that replaces the one before', () => {
  expect(replace('main button', landing, false)).toContain('Sign in');
  expect(replace('[aria-label]', landing, false)).toContain('Dark');
});

it('is on the part of the page that was skipped to, also with other content', () => {
  expect(replace('main', landing.replace('Latchkey', 'Hello'), false)).toMatch(/^<main/);
  expect(replace('h1', landing, false)).toMatch(/^<h1/);
});

it('is on the heading of another step', () => {
  expect(replace('main button', signIn, true)).toMatch(/^<h1/);
});

it('is left alone where nothing had it', () => {
  expect(replace('none', landing, false)).toMatch(/^<body/);
});
