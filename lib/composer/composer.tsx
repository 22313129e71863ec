/** The composer: all typing of a protected thread happens here, in a frame of our own origin. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { ComposerState } from '../rpc/contract.ts';
import type { FromComposer, ToComposer } from '../rpc/frame-port.ts';
import { Button } from '../ui/button.tsx';
import * as words from '../words/composer-words.ts';
import { layoutTrouble } from '../words/glass-words.ts';
import { sayError } from '../words/sentences.ts';
import { type Failed, makeQueue } from './queue.ts';
import { Unsent } from './unsent.tsx';
import { WritingArea } from './writing-area.tsx';

export interface ComposerProps {
  readonly ask: Ask<'composer'>;
  readonly say: (message: FromComposer) => void;
  /** Hears the page engine; returns how to stop. */
  readonly hear: (listener: (message: ToComposer) => void) => () => void;
  /** Calls when the background's news say that something changed; returns how to stop. */
  readonly hearNews: (listener: () => void) => () => void;
}

type Notice = { readonly text: string; readonly isBad: boolean } | null;

const DRAFT_AFTER_MS = 300;

export function Composer({ ask, say, hear, hearNews }: ComposerProps) {
  const [state, setState] = useState<ComposerState | null>(null);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(0);
  const [notice, setNotice] = useState<Notice>(null);
  const [failed, setFailed] = useState<Failed | null>(null);
  const [understood, setUnderstood] = useState(true);
  const area = useRef<HTMLTextAreaElement>(null);
  const typed = useRef('');
  const restored = useRef(false);

  const write = useCallback((next: string) => {
    typed.current = next;
    setText(next);
  }, []);
  const refresh = useCallback(async () => {
    const next = await ask('composer.state', {}).catch(() => null);
    if (next === null) return;
    if (next.kind === 'open' && !restored.current) {
      restored.current = true;
      if (typed.current === '') write(next.draft);
    }
    if (next.kind !== 'open') restored.current = typed.current !== ''; // what is typed here outlives a lock
    setState(next);
  }, [ask, write]);
  const giveBack = useCallback(
    (texts: readonly string[]) => write([...texts, typed.current].filter((part) => part !== '').join('\n')),
    [write],
  );
  const queue = useMemo(
    () =>
      makeQueue({
        ask,
        onBusy: setBusy,
        onFailed: (outcome, waiting) => {
          giveBack(waiting);
          setFailed(outcome);
          void refresh();
        },
        onRefused: (code, texts) => {
          giveBack(texts);
          setNotice({ text: sayError(code), isBad: true });
          void refresh();
        },
      }),
    [ask, giveBack, refresh],
  );

  useEffect(() => {
    void refresh();
    return hearNews(() => void refresh());
  }, [refresh, hearNews]);
  useEffect(
    () =>
      hear((message) => {
        if (message.kind === 'look') document.documentElement.dataset['theme'] = message.dark ? 'dark' : 'light';
        if (message.kind === 'covered') setNotice({ text: words.somethingCovers, isBad: true });
        if (message.kind === 'layout') setUnderstood(message.understood);
        if (message.kind === 'focus') area.current?.focus();
      }),
    [hear],
  );
  useEffect(() => {
    const keep = (): void => void ask('composer.draft', { text: [...queue.pending(), typed.current].join('\n') }).catch(() => {});
    const timer = setTimeout(() => restored.current && keep(), DRAFT_AFTER_MS);
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', keep);
    };
  }, [ask, queue, text, busy]);

  useEffect(() => {
    document.body.dataset['state'] = state?.kind ?? 'unbound';
    say({ kind: 'height', height: document.body.firstElementChild?.getBoundingClientRect().height ?? 0 });
  });

  if (state === null) return <p class="composer-still soft">{words.binding}</p>;
  if (state.kind === 'locked')
    return (
      <div class="composer composer-still">
        <Button act="unlock" kind="primary" onClick={() => void ask('composer.unlock', {}).catch(() => {})}>
          {words.unlockToWrite}
        </Button>
        <p class="soft small">{words.unlockToWriteMeaning}</p>
      </div>
    );
  if (state.kind === 'blocked')
    return (
      <div class="composer composer-still">
        <p class="composer-bad">{words.blockedToWrite}</p>
        <p class="soft small">{words.blockedToWriteMeaning}</p>
      </div>
    );
  const send = (): void => {
    if (text.trim() === '') return;
    setNotice(null);
    queue.add(text);
    write('');
  };
  return (
    <div class="composer">
      {understood ? null : (
        <p class="composer-bad small" role="alert" data-layout="unknown">
          {layoutTrouble.what}. {layoutTrouble.todo}
        </p>
      )}
      {state.unsent === null ? null : (
        <Unsent
          unsent={state.unsent}
          code={failed?.id === state.unsent.id ? failed.code : null}
          ask={ask}
          giveBack={(given) => giveBack([given])}
          done={() => void refresh()}
        />
      )}
      {notice === null ? null : (
        <p class={notice.isBad ? 'composer-bad small' : 'small'} role="alert">
          {notice.text}
        </p>
      )}
      <WritingArea
        areaRef={area}
        name={state.name}
        text={text}
        onText={write}
        onSend={send}
        onFiles={() => setNotice({ text: words.filesRefused, isBad: true })}
        onLeave={() => say({ kind: 'left' })}
      />
      <p class="composer-foot soft small" role="status">
        {busy > 0 ? words.sending : state.waiting ? words.sayWaiting(state.name) : ''}
      </p>
    </div>
  );
}
