import { expect, test } from 'vitest';
import { inspectorPage } from './start-devtools.ts';

test.each([
  ['http://localhost:5173/', null],
  ['http://localhost:5173/?inspect', 'https://stately.ai/inspect'],
  ['http://localhost:5173/demo/?inspect=own.html', 'http://localhost:5173/demo/own.html'],
  ['http://localhost:5173/?inspect=https://elsewhere.example/', 'https://stately.ai/inspect'],
  ['http://localhost:5173/?inspect=http://[', 'https://stately.ai/inspect'],
])('%s asks for the inspector at %s', (address, page) => {
  expect(inspectorPage(address)).toBe(page);
});
