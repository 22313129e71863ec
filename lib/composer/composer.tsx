/** The composer: all typing of a protected thread happens here, in a frame of our own origin. */
import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { FromComposer, ToComposer } from '../rpc/frame-port.ts';
import * as words from '../words/composer-words.ts';
import { layoutTrouble } from '../words/glass-words.ts';
import { Closed } from './closed.tsx';
import { Foot } from './foot.tsx';
import { heightTeller } from './height.ts';
import { leaves } from './leaving.ts';
import { Room } from './room.tsx';
import { watchSight } from './sight.ts';
import { SiteBox, type Wish } from './site-box.tsx';
import { Unsent } from './unsent.tsx';
import { Writing } from './writing.ts';
import { WritingArea } from './writing-area.tsx';

/** So soon after the person left with Tab, an order to take the focus back was given before the page engine had heard of it. Milliseconds. */
const LEAVING_MS = 500;

export interface ComposerProps {
  readonly ask: Ask<'composer'>;
  readonly say: (message: FromComposer) => void;
  /** Hears the page engine; returns how to stop. */
  readonly hear: (listener: (message: ToComposer) => void) => () => void;
  /** Calls when the background's news say that something changed; returns how to stop. */
  readonly hearNews: (listener: () => void) => () => void;
}

export function Composer({ ask, say, hear, hearNews }: ComposerProps) {
  const [, changed] = useReducer((count: number) => count + 1, 0);
  const writing = useMemo(() => new Writing({ ask, changed: () => changed(undefined) }), [ask]);
  const [isUnderstood, setUnderstood] = useState(true);
  const area = useRef<HTMLTextAreaElement>(null);
  const leftAt = useRef(Number.NEGATIVE_INFINITY);
  const { state } = writing;

  useEffect(() => {
    void writing.refresh();
    const enter = (): void => say({ kind: 'entered' });
    window.addEventListener('focus', enter);
    const keep = (): void => writing.keepDraft();
    const fit = (): void => changed(undefined); // lines break elsewhere in another width
    window.addEventListener('pagehide', keep);
    window.addEventListener('resize', fit);
    const press = (event: KeyboardEvent): void => {
      if (!leaves(event)) return;
      leftAt.current = performance.now();
      say({ kind: 'left' });
    };
    document.addEventListener('keydown', press);
    const stopNews = hearNews(() => void writing.refresh());
    const stopWatching = watchSight(document.documentElement, (isSeen) => writing.see(isSeen));
    return () => {
      stopNews();
      stopWatching();
      window.removeEventListener('focus', enter);
      window.removeEventListener('pagehide', keep);
      window.removeEventListener('resize', fit);
      document.removeEventListener('keydown', press);
    };
  }, [writing, hearNews, say]);
  useEffect(() => {
    const listeners: { readonly [K in ToComposer['kind']]: (message: Extract<ToComposer, { kind: K }>) => void } = {
      look: ({ dark }) => {
        document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
      },
      covered: () => writing.noteCovered(),
      layout: ({ understood }) => setUnderstood(understood),
      focus: () => {
        const isGone = !document.hasFocus() && performance.now() - leftAt.current < LEAVING_MS;
        if (!isGone) area.current?.focus();
      },
      stolen: () => writing.pause(),
      'site-box': (siteBox) => writing.hearSiteBox(siteBox),
    };
    return hear((message) => (listeners[message.kind] as (message: ToComposer) => void)(message));
  }, [writing, hear]);
  useStanding(writing, say);

  if (state === null) return <p class="composer-still soft">{words.binding}</p>;
  if (state.kind !== 'open') return <Closed state={state} ask={ask} />;
  const wish: Wish = (wanted) => {
    if (!writing.isHeld) say({ kind: 'site-box', wish: wanted });
    area.current?.focus(); // the button that was pressed may go
  };
  return (
    <div class="composer">
      {isUnderstood ? null : (
        <p class="composer-bad small" role="alert" data-layout="unknown">
          {layoutTrouble.what}. {layoutTrouble.todo}
        </p>
      )}
      {writing.siteBox.holds ? <SiteBox {...writing.siteBox} wish={wish} /> : null}
      {state.unsent === null ? null : (
        <Unsent key={state.unsent.id} unsent={state.unsent} writing={writing} ask={ask} />
      )}
      {writing.notice === null ? null : (
        <p class="composer-bad small" role="alert">
          {writing.notice}
        </p>
      )}
      <WritingArea areaRef={area} state={state} writing={writing} />
      <Room text={writing.text} carried={state} />
      <Foot state={state} isBusy={writing.isBusy} />
    </div>
  );
}

/** How things stand, for those who look at the frame from outside. */
const useStanding = (writing: Writing, say: ComposerProps['say']): void => {
  const sayHeight = useMemo(() => heightTeller((wanted) => say({ kind: 'height', ...wanted })), [say]);
  useEffect(() => {
    const { state, isHeld, isKept, siteBox } = writing;
    const [held, draft] = [String(isHeld), isKept ? 'kept' : 'changed'];
    Object.assign(document.body.dataset, { state: state?.kind ?? 'unbound', held, draft });
    if (siteBox.shown && state?.kind !== 'open') say({ kind: 'site-box', wish: 'cover' }); // nothing here says what is to be seen there
    const height = document.body.firstElementChild?.getBoundingClientRect().height ?? 0;
    if (state !== null) sayHeight({ height, width: window.innerWidth });
  });
};
