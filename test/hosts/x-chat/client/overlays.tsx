/** What hovers over every page, in a shadow root of its own: menus and the chat drawer. */
/** @jsxImportSource react */
import { useEffect } from 'react';
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
      <div className="menu" role="menu" style={position}>
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
