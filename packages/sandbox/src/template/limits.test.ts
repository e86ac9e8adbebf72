import { expect, test } from 'vitest';
import { readTemplate } from './read-template.ts';

const POOL = { Type: 'AWS::Cognito::UserPool' };

test('a value may be 50 deep, and no more', () => {
  const template = (depth: number) => {
    let value: unknown = 'a';
    for (let count = 0; count < depth; count += 1) value = [value];
    return JSON.stringify({
      Resources: { P: POOL },
      Outputs: { A: { Value: { 'Fn::ToJsonString': value } } },
    });
  };
  // The function's argument is one deep.
  expect(readTemplate(template(49)).outputs.A).toBe(`${'['.repeat(49)}"a"${']'.repeat(49)}`);
  expect(() => readTemplate(template(50))).toThrow('The template is nested too deeply.');
});

test('a template may have 1 MB, and no more', () => {
  const text = JSON.stringify({ Resources: { P: POOL } });
  expect(readTemplate(text.padEnd(1_048_576)).options).toBeDefined();
  expect(() => readTemplate(text.padEnd(1_048_577))).toThrow('The template is larger than 1 MB');
});
