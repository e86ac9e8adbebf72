import { createTestAuth } from '@latchkey/auth/testing';
import type { Words } from '@latchkey/ui';
import { Authenticator } from '@latchkey/ui';
import { Heading } from '@latchkey/ui/parts';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { Mark } from '../shell/mark.tsx';
import './theme-page.css';

/** The tokens that most apps set first, with their defaults. */
const TOKENS = [
  { token: '--lk-accent', label: 'Accent', type: 'color', value: '#83590a' },
  { token: '--lk-action', label: 'Main button', type: 'color', value: '#171a24' },
  { token: '--lk-on-action', label: 'Button text', type: 'color', value: '#ffffff' },
  { token: '--lk-surface', label: 'Surface', type: 'color', value: '#ffffff' },
  { token: '--lk-ink', label: 'Text', type: 'color', value: '#171a24' },
  { token: '--lk-radius', label: 'Corners, in rem', type: 'range', value: '0.75', unit: 'rem', max: 1.5 },
  { token: '--lk-density', label: 'Space', type: 'range', value: '1', unit: '', max: 1.5 },
  {
    token: '--lk-font-size',
    label: 'Text size, in rem',
    type: 'range',
    value: '1.0625',
    unit: 'rem',
    max: 1.5,
  },
] as const;

const VIEWS = ['signIn', 'totpCode', 'chooseFactor', 'signUp', 'newPassword'] as const;

const LANGUAGES: Readonly<Record<string, () => Promise<Words>>> = {
  Deutsch: async () => (await import('@latchkey/ui/words/de')).de,
  Español: async () => (await import('@latchkey/ui/words/es')).es,
  Français: async () => (await import('@latchkey/ui/words/fr')).fr,
  'Português (Brasil)': async () => (await import('@latchkey/ui/words/pt-BR')).ptBR,
  日本語: async () => (await import('@latchkey/ui/words/ja')).ja,
  العربية: async () => (await import('@latchkey/ui/words/ar')).ar,
};

type Chosen = Readonly<Record<string, string>>;

/** The tokens of `@latchkey/ui` as controls, beside a view that they change. */
export function ThemePage(): ReactElement {
  const [chosen, setChosen] = useState<Chosen>({});
  const [view, setView] = useState<(typeof VIEWS)[number]>('signIn');
  const [words, setWords] = useState<Words | null>(null);
  const [auth] = useState(() => createTestAuth({ view }));
  const stage = useRef<HTMLDivElement>(null);

  useEffect(() => auth.setState({ view }), [auth, view]);
  useEffect(() => {
    // By script, because the Content-Security-Policy forbids it in the markup.
    for (const [token, value] of Object.entries(chosen)) stage.current?.style.setProperty(token, value);
  }, [chosen]);

  const css = Object.entries(chosen).map(([token, value]) => `  ${token}: ${value};`);
  return (
    <div className="theme">
      <title>Theme · Latchkey demo</title>
      <header className="theme-head">
        <a className="brand" href="#/">
          <Mark />
          Latchkey
        </a>
      </header>
      <main>
        <Heading>Make it yours</Heading>
        <form className="theme-controls">
          {TOKENS.map(({ token, label, type, value, ...range }) => (
            <label key={token}>
              {label}
              <input
                type={type}
                defaultValue={value}
                {...('max' in range ? { min: 0.5, max: range.max, step: 0.0625 } : {})}
                onInput={({ currentTarget }) =>
                  setChosen({
                    ...chosen,
                    [token]: `${currentTarget.value}${'unit' in range ? range.unit : ''}`,
                  })
                }
              />
            </label>
          ))}
          <label>
            View
            <select
              value={view}
              onChange={({ currentTarget }) =>
                setView(VIEWS.find((name) => name === currentTarget.value) ?? 'signIn')
              }
            >
              {VIEWS.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
          <label>
            Language
            <select
              onChange={({ currentTarget }) => {
                const load = LANGUAGES[currentTarget.value];
                if (load === undefined) setWords(null);
                else void load().then(setWords, () => setWords(null));
              }}
            >
              {['English', ...Object.keys(LANGUAGES)].map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        </form>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached. */}
        <pre tabIndex={0}>
          <code>{css.length === 0 ? '/* Change something. */' : `:root {\n${css.join('\n')}\n}`}</code>
        </pre>
        <div className="theme-stage" ref={stage}>
          <Authenticator auth={auth} layout="inline" {...(words && { words })} theme="inherit" />
        </div>
      </main>
    </div>
  );
}
