/** @jsxImportSource preact */
import type { VNode } from 'preact';

/** Line drawings on a 20 × 20 grid, like those in `ui/icon.tsx`. */
const paths = {
  bottom: 'M3 4h14v12H3V4Zm0 8h14',
  right: 'M3 4h14v12H3V4Zm9 0v12',
  close: 'm5 5 10 10M15 5 5 15',
} as const;

export function DockIcon({ name }: { readonly name: keyof typeof paths }): VNode {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
