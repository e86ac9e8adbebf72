/** An aborted call ends immediately for the page, like the browser's `fetch`; the pool continues. */
export function raced<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const aborted = () => new DOMException('This operation was aborted', 'AbortError');
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(aborted());
    signal.addEventListener('abort', () => reject(aborted()), { once: true });
    work.then(resolve, reject);
  });
}
