/** The site's message box: a controlled textarea, its buttons, and a send button that exists only while there is text. */
/** @jsxImportSource react */
import { type ChangeEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { changeDraft, sendDraft, sendFile, sendText } from './actions.ts';
import { inBackground } from './background-work.ts';
import { Icon } from './icons.tsx';
import { useNames } from './names.ts';
import { update, useChat } from './state.ts';

export const Composer = ({ id }: { id: string }) => {
  const text = useChat(({ drafts }) => drafts[id] ?? '');
  const { testId } = useNames();
  return (
    <form
      className="composer"
      {...testId('dm-composer-form')}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        sendFiles(id, event.dataTransfer.files);
      }}
      onPaste={({ clipboardData }) => sendFiles(id, clipboardData.files)}
      onSubmit={(event) => {
        event.preventDefault();
        sendDraft(id);
      }}
    >
      <div className="composer-box" {...testId('dm-composer-container')}>
        <Attachments id={id} />
        <Box id={id} text={text} />
        {text.trim() === '' ? (
          <button
            type="button"
            className="round"
            aria-label="Record a voice message"
            onClick={() => sendText(id, 'Voice message')}
            {...testId('dm-composer-voice-button')}
          >
            <Icon name="voice" />
          </button>
        ) : (
          <Send id={id} text={text} />
        )}
      </div>
    </form>
  );
};

const sendFiles = (id: string, files: Iterable<File>): void => {
  for (const file of files) inBackground(sendFile(id, file));
};

const Send = ({ id, text }: { id: string; text: string }) => {
  const { testId, renamed } = useNames();
  const maxLength = useChat(({ behaviour }) => behaviour.maxLength);
  const over = text.length - maxLength;
  return (
    <>
      {over > 0 && <span className="over">-{over.toLocaleString('en-US')}</span>}
      <button
        type={renamed ? 'button' : 'submit'}
        className="round send"
        aria-label={renamed ? 'Go' : 'Send'}
        disabled={over > 0}
        onClick={(event) => {
          event.preventDefault();
          sendDraft(id);
        }}
        {...testId('dm-composer-send-button')}
      >
        <Icon name="send" />
      </button>
    </>
  );
};

const Box = ({ id, text }: { id: string; text: string }) => {
  const box = useRef<HTMLTextAreaElement>(null);
  const { testId } = useNames();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text that is shown
  useLayoutEffect(() => {
    if (box.current === null) return;
    box.current.style.height = 'auto';
    box.current.style.height = `${Math.min(box.current.scrollHeight, 160)}px`;
  }, [text]);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    // 229: some input methods end their composition with this key and no flag.
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || composing) return;
    event.preventDefault();
    sendDraft(id);
  };
  return (
    <textarea
      ref={box}
      rows={1}
      dir="auto"
      placeholder="Message"
      aria-label="Message"
      autoComplete="on"
      value={text}
      onChange={(event) => changeDraft(id, event.target.value)}
      onKeyDown={onKeyDown}
      {...testId('dm-composer-textarea')}
    />
  );
};

const Attachments = ({ id }: { id: string }) => {
  const file = useRef<HTMLInputElement>(null);
  const { testId } = useNames();
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    sendFiles(id, event.target.files ?? []);
    event.target.value = '';
  };
  return (
    <>
      <input ref={file} type="file" hidden multiple onChange={take} {...testId('dm-composer-file-input')} />
      <button
        type="button"
        className="round"
        aria-label="Add media"
        onClick={() => file.current?.click()}
        {...testId('dm-composer-attachment-button')}
      >
        <Icon name="image" />
      </button>
      <button
        type="button"
        className="round"
        aria-label="Add a GIF"
        onClick={() => sendText(id, 'GIF')}
        {...testId('dm-composer-gif-button')}
      >
        <Icon name="gif" />
      </button>
      <button
        type="button"
        className="round"
        aria-label="Add an emoji"
        onClick={({ clientX: x, clientY: y }) => update({ overlay: { kind: 'emoji', conversationId: id, x, y } })}
        {...testId('dm-composer-emoji-button')}
      >
        <Icon name="emoji" />
      </button>
    </>
  );
};
