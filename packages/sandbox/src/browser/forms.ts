/** The parts of a form that a person who fills it in needs. */
export interface PageForm {
  /** Undefined for the page's own URL. */
  readonly action: string | undefined;
  readonly fields: readonly PageField[];
  /** The buttons that send their own value. */
  readonly buttons: readonly PageButton[];
}

interface PageField {
  readonly name: string;
  readonly value: string;
  readonly isHidden: boolean;
}

interface PageButton {
  readonly name: string;
  readonly value: string;
  readonly text: string;
}

/** A link of a page. */
interface PageLink {
  readonly href: string;
  readonly text: string;
}

/** A managed login page. */
export interface Page {
  readonly title: string;
  /** An error message, if any. */
  readonly alert: string;
  /** The key for an authenticator app, if the page shows one. */
  readonly secret: string;
  readonly forms: readonly PageForm[];
  readonly links: readonly PageLink[];
}

/** Reads one of this package's own pages; not a general HTML parser. */
export function readPage(html: string): Page {
  return {
    title: textOf(/<h1>(.*?)<\/h1>/s.exec(html)?.[1] ?? ''),
    alert: textOf(/<p role="alert">(.*?)<\/p>/s.exec(html)?.[1] ?? ''),
    secret: textOf(/<code>(.*?)<\/code>/s.exec(html)?.[1] ?? ''),
    forms: elements(html, 'form').map(({ attribute: of, content }) => ({
      action: of('action') || undefined,
      fields: elements(content, 'input').map(inputOf),
      buttons: elements(content, 'button')
        .filter(({ attribute }) => attribute('name') !== '')
        .map(({ attribute, content: label }) => ({
          name: attribute('name'),
          value: attribute('value'),
          text: textOf(label),
        })),
    })),
    links: elements(html, 'a').map(({ attribute, content }) => ({
      href: attribute('href'),
      text: textOf(content),
    })),
  };
}

interface Element {
  readonly attribute: (name: string) => string;
  readonly content: string;
}

function elements(html: string, name: string): Element[] {
  const isVoid = name === 'input';
  const pattern = new RegExp(`<${name}\\b([^>]*)>${isVoid ? '' : `(.*?)</${name}>`}`, 'gs');
  return Array.from(html.matchAll(pattern), ([, attributes = '', content = '']) => ({
    attribute: (attribute) => unescaped(new RegExp(`\\b${attribute}="([^"]*)"`).exec(attributes)?.[1] ?? ''),
    content,
  }));
}

function inputOf({ attribute }: Element): PageField {
  return {
    name: attribute('name'),
    value: attribute('value'),
    isHidden: attribute('type') === 'hidden',
  };
}

function textOf(html: string): string {
  return unescaped(html.replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

function unescaped(text: string): string {
  return text.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
