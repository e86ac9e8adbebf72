/** Calls back once, when the element is in the window or half a window away. Returns a function that cancels. */
export function onceNear(element: Element | null, near: () => void): () => void {
  if (element === null) return () => {};
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      near();
    },
    { rootMargin: '50% 0px' },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
