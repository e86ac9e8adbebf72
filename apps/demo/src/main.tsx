import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Root } from './root.tsx';
import { loadHome } from './views/late-home.ts';
import './styles/index.css';

const container = document.getElementById('root');
if (container === null) throw new Error('No #root.');
createRoot(container).render(
  <StrictMode>
    <Root />
  </StrictMode>,
);

// Loaded after the first view, so that no step waits for its code. If it fails, a view loads it when needed.
loadHome().catch(() => undefined);
