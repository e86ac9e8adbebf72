/**
 * @typedef {object} CodeBlock
 * @property {number} line of the first line of code, counted from 1
 * @property {'ts' | 'tsx'} language
 * @property {boolean} checked false when the block says `no-check`
 * @property {string} code
 */

const fence = /^(?<marks>`{3,})(?<language>tsx?)(?<flags>[^\n`]*)\n(?<code>[\s\S]*?)^\k<marks>\s*$/gm;

/**
 * Returns the TypeScript blocks of a Markdown page. A block that cannot be checked has `no-check` after its language.
 * @param {string} markdown
 * @returns {CodeBlock[]}
 */
export function codeBlocks(markdown) {
  return [...markdown.matchAll(fence)].map(({ index, groups }) => ({
    line: markdown.slice(0, index).split('\n').length + 1,
    language: groups?.language === 'tsx' ? 'tsx' : 'ts',
    checked: !groups?.flags?.split(/\s+/).includes('no-check'),
    code: groups?.code ?? '',
  }));
}
