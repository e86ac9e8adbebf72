/** A part of the code did not load: the connection failed, or a deployment has taken the page's files away. */
export class NotLoadedError extends Error {
  override readonly name = 'NotLoadedError';
}

/** Takes the place of what `import()` rejects with. */
export const notLoaded = (): never => {
  throw new NotLoadedError('A part of Latchkey did not load.');
};
