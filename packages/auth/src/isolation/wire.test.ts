import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSealed, seal, unseal } from '../sealed.ts';
import { workerHandles } from './handles.ts';
import { decode, encode } from './wire.ts';

const secrets = ['session', 'parameters', 'proof'] as const;

/** Any reply of a service: data, with secrets anywhere. */
const { answer } = fc.letrec((tie) => ({
  answer: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom(...secrets).map((kind) => seal('top secret', kind)),
    fc.array(tie('answer'), { maxLength: 4 }),
    fc.dictionary(
      fc.string({ minLength: 1 }).filter((name) => name !== '__proto__'),
      tie('answer'),
      { maxKeys: 4 },
    ),
  ),
}));

it('replies of a worker cross without their secrets, and come back with them', () => {
  fc.assert(
    fc.property(answer, (value) => {
      const { refer, resolve } = workerHandles();
      const crossing = structuredClone(encode(value, refer));
      const text = JSON.stringify(crossing, (_, inner: unknown) =>
        inner instanceof Map ? [...inner] : inner,
      );
      expect(text).not.toContain('top secret');
      expect(same(decode(crossing, resolve), value)).toBe(true);
    }),
  );
});

/** Whether the data and its secrets are the same. */
function same(one: unknown, other: unknown): boolean {
  if (isSealed(one) || isSealed(other)) return one === other && isSealed(one) && unseal(one) === 'top secret';
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null)
    return Object.is(one, other);
  const [a, b] = [Object.entries(one), Object.entries(other)];
  return (
    Array.isArray(one) === Array.isArray(other) &&
    a.length === b.length &&
    a.every(
      ([name, inner]) => Object.hasOwn(other, name) && same(inner, (other as Record<string, unknown>)[name]),
    )
  );
}
