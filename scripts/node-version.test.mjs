import { expect, test } from 'vitest';
import { nodeProblem } from './node-version.mjs';

test.each(['20.19.0', '20.19.1', '20.20.0', '22.0.0', '24.21.0'])('Node %s will do', (version) => {
  expect(nodeProblem(version, '>=20.19.0')).toBeUndefined();
});

test.each(['20.18.9', '18.20.8', '8.0.0'])('Node %s is refused with both versions named', (version) => {
  const problem = nodeProblem(version, '>=20.19.0');
  expect(problem).toContain('20.19.0');
  expect(problem).toContain(version);
});
