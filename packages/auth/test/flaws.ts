import { isSealed, kindOf, seal, unseal } from '../src/sealed.ts';

/** Values of other types than `value`: a check has to refuse them in its place. */
function others(value: unknown): readonly unknown[] {
  if (isSealed(value)) {
    const isTyped = kindOf(value) === 'typed';
    const others = ['plain', {}, seal(unseal(value), isTyped ? 'session' : 'typed')];
    return isTyped ? [...others, seal(7)] : others;
  }
  if (typeof value === 'string') return [7, {}, seal(value), 'x'.repeat(100_001)];
  if (typeof value === 'number') return ['7', Number.NaN, {}];
  if (typeof value === 'boolean') return [1, 'true'];
  if (Array.isArray(value)) return [{}, 'text', [7]];
  return value === null ? [7, []] : [7, 'text', []];
}

/**
 * A sample with one flaw, by description: every member of another type, every member missing, one member more. `open` lists
 * members with any content, and objects with any names; `nullable` those that may be null.
 */
export function flaws(
  sample: unknown,
  open: readonly string[] = [],
  nullable: readonly string[] = [],
  path = '',
): readonly [string, unknown][] {
  const wrong = [...others(sample), ...(sample === null || nullable.includes(path) ? [] : [null])].map(
    (other): [string, unknown] => [`${path} = ${String(other).slice(0, 20)}`, other],
  );
  const isBranch =
    typeof sample === 'object' && sample !== null && !Array.isArray(sample) && !isSealed(sample);
  if (!isBranch) return open.includes(path) ? [] : wrong;
  const members = Object.entries(sample);
  const isOpen = open.includes(path);
  const inner = members.flatMap(([name, value]) =>
    flaws(value, open, nullable, `${path}.${name}`).map(([what, changed]): [string, unknown] => [
      what,
      { ...sample, [name]: changed },
    ]),
  );
  if (isOpen) return [...wrong, ...inner];
  const gone = members.map(([name]): [string, unknown] => [
    `without ${path}.${name}`,
    Object.fromEntries(members.filter(([other]) => other !== name)),
  ]);
  const inherited = members.map(([name, value]): [string, unknown] => [
    `with an inherited ${path}.${name}`,
    Object.assign(
      Object.create({ [name]: value }) as object,
      Object.fromEntries(members.filter(([other]) => other !== name)),
    ),
  ]);
  return [...wrong, ...gone, ...inherited, ...inner, [`with more in ${path}`, { ...sample, more: 1 }]];
}
