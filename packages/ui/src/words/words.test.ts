import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { ptBR } from './pt-BR.ts';
import type { Words } from './words.ts';

const translations: readonly Words[] = [ar, de, es, fr, ja, ptBR];

/** Each text, by its path; the forms of a plural are one. */
function texts(part: object, way = ''): [string, string[]][] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]): [string, string[]][] => {
    const here = `${way}.${key}`;
    if (typeof value === 'string') return [[here, [value]]];
    if (typeof value !== 'object' || value === null) return [];
    return 'other' in value && way.endsWith('.rules')
      ? [[here, Object.values(value as Record<string, string>)]]
      : texts(value, here);
  });
}

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe.each(translations.map((words) => [words.locale, words] as const))('in %s', (locale, words) => {
  const english = new Map(texts(en));

  it('says everything that English says', () => {
    expect(texts(words).map(([way]) => way)).toEqual([...english.keys()]);
    expect(texts(words).filter(([, forms]) => forms.some((text) => text.trim() === ''))).toEqual([]);
  });

  it('has the same values in each text', () => {
    const wrong = texts(words).filter(([way, forms]) => {
      const wanted = placeholders(english.get(way)?.[0] ?? '').join();
      // "One character" may leave out its number.
      return !forms.some((text) => placeholders(text).join() === wanted);
    });
    expect(wrong).toEqual([]);
  });

  it('has the plural forms of its language', () => {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
    // Numbers of characters are small: no language needs its form for millions, or "zero characters".
    const needed = pluralCategories.filter((rule) =>
      [...Array(99).keys()].some((count) => new Intl.PluralRules(locale).select(count + 1) === rule),
    );
    expect(Object.keys(words.steps.rules.length).sort()).toEqual([...new Set([...needed, 'other'])].sort());
  });

  it('is left untranslated nowhere', () => {
    const same = texts(words)
      .filter(([way, forms]) => way.split('.').length > 2 && forms[0] === english.get(way)?.[0])
      .map(([, [text]]) => text);
    // Words that the language has taken from English, or shares with it.
    expect(same.filter((text) => !SHARED.has(text ?? ''))).toEqual([]);
  });

  it('is read in its direction', () => {
    expect(words.dir).toBe(locale === 'ar' ? 'rtl' : 'ltr');
  });
});

const SHARED = new Set(['Code', 'Passkey', 'Passkeys', 'Website', 'SMS', 'E-mail', 'Profil', 'Site']);

/** A text of its own: in an attribute that is read by people, or alone on its line between tags. */
const OWN_TEXT =
  /\s(?:title|lead|label|missing|alt|placeholder|hint|aria-label)="[^"]*[A-Za-z]|^\s+[A-Z][\w’' ]*[.?…]?$/;

it('has every text that a component shows: none has one of its own', () => {
  const folder = join(import.meta.dirname, '..');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.tsx') && !file.includes('.test.'),
  );
  const own = files.flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => OWN_TEXT.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(files.length).toBeGreaterThan(20);
  expect(own).toEqual([]);
});
