/** The part of the page that stays in the light DOM: navigation, other pages, and the hosts of the chat's shadow roots. */
/** @jsxImportSource react */
import { ChatPage } from './chat-page.tsx';
import { Navigation } from './navigation-bar.tsx';
import { OtherPage } from './other-page.tsx';
import { Overlays } from './overlays.tsx';
import { ShadowHost } from './shadow-host.tsx';
import { useChat } from './state.ts';

export const Shell = () => {
  const inChat = useChat(({ route }) => route.page !== 'other');
  return (
    <div className="shell">
      <Navigation />
      {inChat ? (
        <main className="chat-main">
          <ShadowHost name="xchatEmbedRoute" content={<ChatPage />} />
        </main>
      ) : (
        <OtherPage />
      )}
      <ShadowHost name="xchatEmbedOverlays" content={<Overlays />} />
    </div>
  );
};
