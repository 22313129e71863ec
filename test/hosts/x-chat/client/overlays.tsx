/** What hovers over every page, in a shadow root of its own: menus and the chat drawer. */
/** @jsxImportSource react */
import { type KeyboardEvent as PressedKey, useEffect, useRef } from 'react';
import { changeDraft, react, remove } from './actions.ts';
import { Drawer } from './drawer.tsx';
import { Icon } from './icons.tsx';
import { current, type Overlay, update, useChat } from './state.ts';

const emoji = ['❤️', '😂', '😮', '😢', '🔥', '👍', '🎉', '🙏'];

export const Overlays = () => {
  const overlay = useChat((state) => state.overlay);
  const elsewhere = useChat(({ route }) => route.page === 'other');
  return (
    <>
      {elsewhere && <Drawer />}
      {overlay !== null && <Menu overlay={overlay} />}
    </>
  );
};

const close = (): void => update({ overlay: null });

const Menu = ({ overlay }: { overlay: Overlay }) => {
  const menu = useRef<HTMLDivElement>(null);
  const items = (): HTMLElement[] => [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  // It has the focus as soon as it is open, and arrows lead through it.
  useEffect(() => menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus(), []);
  const walk = (event: PressedKey): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const all = items();
    all.at((all.indexOf(event.target as HTMLElement) + step) % all.length)?.focus();
  };
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') close();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const position = {
    left: Math.min(overlay.x, innerWidth - 310),
    top: overlay.kind === 'emoji' ? overlay.y - 70 : Math.min(overlay.y, innerHeight - 190),
  };
  const pick = (each: string): void => {
    const { conversationId } = overlay;
    if (overlay.kind === 'message') react(conversationId, overlay.item, each);
    else changeDraft(conversationId, `${current().drafts[conversationId] ?? ''}${each}`);
    close();
  };
  return (
    <>
      <div className="menu-backdrop" onPointerDown={close} aria-hidden="true" />
      <div ref={menu} className="menu" role="menu" tabIndex={-1} style={position} onKeyDown={walk}>
        <div className="menu-emoji">
          {emoji.map((each) => (
            <button key={each} type="button" role="menuitem" onClick={() => pick(each)}>
              {each}
            </button>
          ))}
        </div>
        {overlay.kind === 'message' && <MessageActions overlay={overlay} />}
      </div>
    </>
  );
};

const MessageActions = ({ overlay: { conversationId, item } }: { overlay: Extract<Overlay, { kind: 'message' }> }) => (
  <>
    <button
      type="button"
      role="menuitem"
      className="menu-line"
      onClick={() => {
        navigator.clipboard.writeText(item.text).catch(() => undefined);
        close();
      }}
    >
      <Icon name="copy" size={18} /> Copy
    </button>
    <button
      type="button"
      role="menuitem"
      className="menu-line danger"
      onClick={() => {
        remove(conversationId, item);
        close();
      }}
    >
      <Icon name="trash" size={18} /> Delete
    </button>
  </>
);
