import '@latchkey/ui/styles.css';
import { Authenticator } from '@latchkey/ui';
import { createRoot } from 'react-dom/client';
import { auth } from './auth';
import { Home } from './home';

const root = document.querySelector('#root');
if (root)
  createRoot(root).render(
    <Authenticator auth={auth}>
      <Home />
    </Authenticator>,
  );
