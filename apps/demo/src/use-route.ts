import { useSyncExternalStore } from 'react';

function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

/** Returns the path after the `#` of the URL, split: `#/gallery/home?find=x` is `['gallery', 'home']`. */
export function useRoute(): readonly string[] {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return (hash.split('?')[0] ?? '').split('/').slice(1).map(decodeURIComponent).filter(Boolean);
}
