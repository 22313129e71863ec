/** Starts the page. */
/** @jsxImportSource react */
import { createRoot } from 'react-dom/client';
import { listen } from './live.ts';
import { arrive } from './navigation.ts';
import { Shell } from './shell.tsx';

const container = document.getElementById('react-root');
if (container === null) throw new Error('the page has no root');
createRoot(container).render(<Shell />);
window.addEventListener('popstate', arrive);
listen();
arrive();
