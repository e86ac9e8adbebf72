import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

export function start(app: ReactNode): void {
  const root = document.querySelector('#root');
  if (root) createRoot(root).render(<StrictMode>{app}</StrictMode>);
}
