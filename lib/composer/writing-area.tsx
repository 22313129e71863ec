/** The text area and its send button. Enter sends, Shift+Enter breaks the line, and never while an input method composes. */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { ComposerState } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import { sayPlaceholder, sendLabel } from '../words/composer-words.ts';
import { TIMER } from './foot.tsx';
import type { Writing } from './writing.ts';

interface WritingAreaProps {
  readonly areaRef: RefObject<HTMLTextAreaElement | null>;
  readonly state: Extract<ComposerState, { kind: 'open' }>;
  readonly writing: Writing;
}

const MAX_AREA_HEIGHT = 200;

export function WritingArea({ areaRef, state: { name, isVerified, timer }, writing }: WritingAreaProps) {
  const placeholder = sayPlaceholder(name, isVerified);
  useLayoutEffect(() => {
    const area = areaRef.current;
    if (area === null) return;
    area.style.height = '0';
    area.style.height = `${Math.min(area.scrollHeight, MAX_AREA_HEIGHT)}px`;
  });
  useEffect(() => {
    const takeFocus = (): void => {
      if (document.activeElement === null || document.activeElement === document.body) areaRef.current?.focus();
    };
    window.addEventListener('focus', takeFocus);
    return () => window.removeEventListener('focus', takeFocus);
  }, [areaRef]);
  /** Files would have to be carried, and are not yet. */
  const refuseFiles = (event: Event, files: FileList | undefined): void => {
    if (files === undefined || files.length === 0) return;
    event.preventDefault();
    writing.noteFiles();
  };
  return (
    <form
      class="composer-line"
      onSubmit={(event) => {
        event.preventDefault();
        writing.resume();
        writing.send();
      }}
    >
      <span class="composer-mark" aria-hidden="true" />
      <div class="composer-field">
        <textarea
          ref={areaRef}
          rows={1}
          value={writing.text}
          readOnly={writing.isHeld}
          onPointerDown={() => writing.resume()}
          placeholder={placeholder}
          aria-label={placeholder}
          aria-describedby={timer > 0 ? TIMER : undefined}
          autocomplete="off"
          spellcheck={false}
          {...{ writingsuggestions: 'false' }} // newer than the type of a text area
          onInput={(event) => writing.write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
            event.preventDefault();
            writing.send();
          }}
          onPaste={(event) => refuseFiles(event, event.clipboardData?.files)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => refuseFiles(event, event.dataTransfer?.files)}
        />
      </div>
      <Button act="send" kind="primary" type="submit" label={sendLabel}>
        {sendLabel}
      </Button>
    </form>
  );
}
