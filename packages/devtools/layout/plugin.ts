import { describeChart } from '@latchkey/auth/chart';
import type { Plugin } from 'vite';
import { layOutChart } from './layout.ts';

const name = 'virtual:chart-layout';

/** Draws the chart at build time, so that no layout engine is shipped. */
export function chartLayout(): Plugin {
  return {
    name: 'chart-layout',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    async load(id) {
      if (id !== `\0${name}`) return null;
      const json = JSON.stringify(await layOutChart(describeChart()));
      // Parsed as JSON: much faster than JavaScript of this size.
      return `export default JSON.parse(${JSON.stringify(json)});`;
    },
  };
}
