import { expect, test } from 'vitest';
import { loadedWith } from './app-weight.mjs';

/** @param {string[]} imports */
const chunk = (imports, isEntry = false) => ({ code: '', modules: [], imports, isEntry });

const chunks = {
  'app.js': chunk(['shared.js', 'far.js'], true),
  'shared.js': chunk(['far.js']),
  'far.js': chunk(['shared.js']),
  'late.js': chunk(['far.js', 'own.js']),
  'own.js': chunk([]),
};

test('a chunk loads with all of its direct and indirect imports, each once', () => {
  expect([...loadedWith(chunks, ({ isEntry }) => isEntry)]).toEqual(['app.js', 'shared.js', 'far.js']);
  expect([...loadedWith(chunks, ({ imports }) => imports.includes('own.js'))].sort()).toEqual([
    'far.js',
    'late.js',
    'own.js',
    'shared.js',
  ]);
});

test('a chunk that is not there is noticed: its weight would be 0', () => {
  expect(() => loadedWith(chunks, () => false)).toThrow('no such chunk');
});
