import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app/app';
import { Boundary } from './app/boundary';
import './app/fonts.css';
import './app/tokens.css';
import './app/base.css';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');

// A face that comes when its first letter is shown lays the whole page out anew, while somebody scrolls.
requestIdleCallback(() => document.fonts.forEach((face) => void face.load().catch(() => undefined)));

createRoot(root).render(
  <StrictMode>
    <Boundary>
      <App />
    </Boundary>
  </StrictMode>,
);
