/**
 * Skips sentences for developers: the text of an error or a warning may change at any time; its code may not, and is mutated.
 *
 * @typedef {object} Node what is used of Babel's
 * @property {string} type
 * @property {unknown} [value]
 * @property {{ name?: string }} [callee]
 * @property {readonly { value: { raw: string } }[]} [quasis]
 *
 * @typedef {{ node: Node, parentPath: Path | null }} Path
 *
 * @module
 */
const SAYS = /(Error|Exception)$|^warn$/;

/** @param {Node} node */
const textOf = ({ type, value, quasis = [] }) =>
  type === 'StringLiteral' ? String(value) : quasis.map((part) => part.value.raw).join(' ');

/**
 * Where an expression ends up, of which a text may be one part of several.
 *
 * @param {Path} path
 * @returns {Node | undefined}
 */
const takerOf = ({ parentPath }) =>
  parentPath?.node.type === 'BinaryExpression' ? takerOf(parentPath) : parentPath?.node;

export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'sentences',
    value: {
      /** @param {Path} path */
      shouldIgnore: (path) =>
        /\S \S/.test(textOf(path.node)) && SAYS.test(takerOf(path)?.callee?.name ?? '')
          ? 'A sentence for developers.'
          : undefined,
    },
  },
];
