import type { ReactNode } from 'react';

/** Replaces `{names}` with values. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

/** Same, but as nodes: text from a person or a server is emphasised, and keeps its own direction. */
export const fillRich = (text: string, values: Readonly<Record<string, string>>): ReactNode =>
  text.split(/\{(\w+)\}/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places.
      <strong key={index}>
        <bdi>{values[part]}</bdi>
      </strong>
    ),
  );
