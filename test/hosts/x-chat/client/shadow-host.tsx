/** An element with an open shadow root that comes some time after the element, as on the real site. */
/** @jsxImportSource react */
import { type ReactNode, useEffect, useRef } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { useNames } from './names.ts';

const style = new CSSStyleSheet();
const styleLoaded = fetch('/client.css')
  .then((response) => response.text())
  .then((text) => style.replace(text));

export const ShadowHost = ({ name, content }: { name: string; content: ReactNode }) => {
  const host = useRef<HTMLDivElement>(null);
  // What is drawn inside follows the page's state by itself: the content is taken once.
  const first = useRef(content);
  useEffect(() => {
    let root: Root | null = null;
    let gone = false;
    const attach = async (): Promise<void> => {
      await styleLoaded;
      if (gone || host.current === null) return;
      const shadow = host.current.attachShadow({ mode: 'open' });
      shadow.adoptedStyleSheets = [style];
      const mount = shadow.appendChild(document.createElement('div'));
      mount.className = 'embed';
      root = createRoot(mount);
      root.render(first.current);
    };
    void attach();
    return () => {
      gone = true;
      // React forbids to unmount one root while it renders another.
      setTimeout(() => root?.unmount(), 0);
    };
  }, []);
  return <div ref={host} className={`host-${name}`} {...useNames().testId(name)} />;
};
