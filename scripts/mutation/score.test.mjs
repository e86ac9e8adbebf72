import { expect, test } from 'vitest';
import { evaluate, percent, total } from './score.mjs';

const source = ['const a = 1;', '  if (a > 1) stop();', ''].join('\n');
/** @param {string} status @param {string} replacement */
const mutant = (status, replacement) => ({
  id: replacement,
  mutatorName: 'EqualityOperator',
  status,
  replacement,
  location: { start: { line: 2, column: 7 }, end: { line: 2, column: 12 } },
});
/** @param {(ReturnType<typeof mutant> & { statusReason?: string })[]} mutants */
const report = (...mutants) => ({ files: { 'a.ts': { source, mutants } } });
const known = { file: 'a.ts', line: 'if (a > 1) stop();', to: 'a >= 1', reason: 'a is never 1' };

test('a mutant that fails a test or takes too long is noticed; one that could not run is listed and does not count', () => {
  const { scores, broken, loading } = evaluate(
    report(
      mutant('Killed', 'a'),
      mutant('Timeout', 'b'),
      mutant('Ignored', 'c'),
      mutant('RuntimeError', 'd'),
      { ...mutant('Ignored', 'e'), statusReason: 'Static mutant (and more)' },
    ),
    [],
  );
  expect(scores).toEqual({ 'a.ts': { noticed: 2, missed: 0, equivalent: 0 } });
  expect([broken, loading]).toEqual([1, 1]);
});

test('a mutant that no test notices, or reaches, is named with its place and the original code', () => {
  const { scores, missed, survivors } = evaluate(
    report(mutant('Survived', 'a >= 1'), mutant('NoCoverage', 'true')),
    [],
  );
  expect(scores['a.ts']).toEqual({ noticed: 0, missed: 2, equivalent: 0 });
  expect(missed).toEqual([
    'a.ts:2:7 EqualityOperator (all tests)\n    a > 1\n  → a >= 1',
    'a.ts:2:7 EqualityOperator (no test comes here)\n    a > 1\n  → true',
  ]);
  expect(survivors).toEqual(['a.ts:2:6-2:11', 'a.ts:2:6-2:11']);
});

test('a listed equivalent is not missed', () => {
  const { scores, stale } = evaluate(report(mutant('Survived', 'a >= 1'), mutant('Survived', 'true')), [
    known,
  ]);
  expect(scores['a.ts']).toEqual({ noticed: 0, missed: 1, equivalent: 1 });
  expect(stale).toEqual([]);
});

test('a listed equivalent that a test notices, or whose code is gone, is reported', () => {
  const elsewhere = { ...known, file: 'other.ts' };
  const gone = { ...known, line: 'if (b > 1) stop();' };
  const { stale } = evaluate(report(mutant('Killed', 'a >= 1')), [known, elsewhere, gone]);
  expect(stale).toEqual([known, gone]);
});

test('the score leaves equivalents out', () => {
  const sum = total([
    { noticed: 2, missed: 1, equivalent: 4 },
    { noticed: 1, missed: 0, equivalent: 0 },
  ]);
  expect(sum).toEqual({ noticed: 3, missed: 1, equivalent: 4 });
  expect([percent(sum), percent({ noticed: 0, missed: 0, equivalent: 2 })]).toEqual(['75.0 %', 'none']);
});
