/**
 * Returns the message for a person whose Node is too old; undefined if it is new enough.
 * @param {string} version `process.versions.node`
 * @param {string} range the `engines.node` of package.json, in the form `>=x.y.z`
 */
export function nodeProblem(version, range) {
  const needed = range.replace(/^>=/, '');
  const [have, want] = [version, needed].map((text) => text.split('.').map(Number));
  for (const [index, part] of (want ?? []).entries()) {
    const own = have?.[index] ?? 0;
    if (own > part) return undefined;
    if (own < part)
      return `Latchkey needs Node ${needed} or newer, and this is Node ${version}. Install a newer Node, then try again.`;
  }
  return undefined;
}
