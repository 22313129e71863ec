/** Takes what a person pastes and says what it is: the text with who and when, or why there is none. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import { MAX_PASTED, type Pasted, type PastedText } from '../rpc/manual-types.ts';
import type { GlassRow } from '../rpc/rows.ts';
import type { ThreadName } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import { Alert, Status } from '../ui/notice.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { useTask } from '../ui/use-task.ts';
import { sayAnyCard } from '../words/card-words.ts';
import { type Said, sayAuthor, sayNote } from '../words/glass-words.ts';
import { cutShort, manualWords, nobodysWords, sayMissingParts, sayPastedReason } from '../words/manual-words.ts';
import { sayFailure } from '../words/sentences.ts';
import { sayTime } from '../words/time-words.ts';

export interface PasteReadingProps {
  readonly ask: Ask<'window'>;
  /** Who is chosen. */
  readonly thread: ThreadName | null;
  /** Changes when the person has turned to somebody else: what was read before is not of them. */
  readonly turn: number;
  /** It was of this one. */
  readonly onRead: (thread: ThreadName) => void;
}

export function PasteReading({ ask, thread, turn, onRead }: PasteReadingProps) {
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const parts = useRef<readonly string[]>([]);
  const { task, start, clear } = useTask<PastedText>();
  useEffect(() => {
    if (turn > 0) clear();
  }, [turn, clear]);
  const read = (pasted: string): void =>
    start(async () => {
      const read = await ask('manual.read', { thread, text: pasted, parts: parts.current });
      parts.current = read.parts;
      setText(read.pasted.length > 0 && read.pasted.every(isTaken) ? '' : pasted);
      if (read.thread !== null) onRead(read.thread);
      return read;
    });
  const readTyped = (): void => {
    const wrong = faultOf(text);
    setFault(wrong);
    clear();
    if (wrong === null) read(text);
  };
  const readTaken = useRef(read);
  readTaken.current = read;
  useEffect(() => {
    // What was selected in a page for this window, if it was opened so.
    ask('manual.take', {}).then(
      (taken) => (taken.text === null ? undefined : readTaken.current(taken.text)),
      () => {}, // then it can still be pasted
    );
  }, [ask]);
  return (
    <section aria-labelledby="by-hand-read">
      <h2 id="by-hand-read">{manualWords.readTitle}</h2>
      <TextArea
        name="pasted"
        label={manualWords.paste}
        meaning={manualWords.pasteMeaning}
        value={text}
        onInput={setText}
        rows={4}
        fault={fault}
      />
      <div class="row">
        <Button act="read" isBusy={task.kind === 'busy'} onClick={readTyped}>
          {manualWords.read}
        </Button>
        <Status isBusy={task.kind === 'busy'}>{task.kind === 'busy' ? manualWords.reading : null}</Status>
      </div>
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
      <div role="log" aria-label={manualWords.results} class="pasted">
        {task.kind === 'done' ? <Results pasted={task.value.pasted} /> : null}
      </div>
    </section>
  );
}

/** It was read, or is kept until its other parts come. Anything else stays in the field, to be mended or read again for somebody else. */
const isTaken = (one: Pasted): boolean => one.kind === 'parts' || (one.kind === 'row' && one.row.kind !== 'unreadable');

const faultOf = (text: string): string | null => {
  if (text.trim() === '') return manualWords.noText;
  return text.length > MAX_PASTED ? manualWords.tooMuch(MAX_PASTED) : null;
};

function Results({ pasted }: { readonly pasted: readonly Pasted[] }) {
  if (pasted.length === 0) return <p class="notice notice-wait">{manualWords.nothing}</p>;
  return (
    <>
      {[...pasted.entries()].map(([nth, one]) => (
        <Result key={nth} pasted={one} />
      ))}
    </>
  );
}

function Result({ pasted }: { readonly pasted: Pasted }) {
  if (pasted.kind !== 'row') return <Refused kind={pasted.kind} said={sayOther(pasted)} />;
  const { row } = pasted;
  if (row.kind === 'unreadable') return <Refused kind={row.reason} said={sayPastedReason(row.reason)} />;
  return (
    <article data-pasted={row.kind === 'text' ? 'text' : row.card}>
      <p class="pasted-text" dir="auto">
        {row.kind === 'text' ? row.text : sayAnyCard(row).what}
      </p>
      <p class="soft small">{bylineOf(row)}</p>
    </article>
  );
}

function Refused({ kind, said }: { readonly kind: string; readonly said: Said }) {
  return (
    <article data-pasted={kind} class="notice notice-wait">
      <strong>{said.what}.</strong> {said.todo}
    </article>
  );
}

const bylineOf = (row: Exclude<GlassRow, { kind: 'unreadable' }>): string =>
  [sayAuthor(row.author, row.name), sayTime(row.time, Date.now() / 1_000), ...row.notes.map(sayNote)].join(' · ');

const sayOther = (pasted: Exclude<Pasted, { kind: 'row' }>): Said => {
  switch (pasted.kind) {
    case 'cut-short':
      return cutShort;
    case 'nobody':
      return nobodysWords[pasted.of];
    case 'parts':
      return sayMissingParts(pasted.count, pasted.missing);
  }
};
