/** Lexical as Meta's sites have it: plain text, sent by Enter, and told of each change. */
import { registerPlainText } from '@lexical/plain-text';
import { COMMAND_PRIORITY_HIGH, KEY_ENTER_COMMAND } from 'lexical';
import type { Mounted } from '../../editor-lab/client/lab.ts';
import { mountLexical } from '../../editor-lab/client/lexical.ts';

/** `sent` gets what the editor holds at Enter. `changed` is called after each change. */
export const mountBox = (place: HTMLElement, sent: (text: string) => void, changed: () => void = () => {}): Mounted => {
  const mounted = mountLexical(place, (editor) => {
    registerPlainText(editor);
    editor.registerUpdateListener(changed);
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        if (event?.shiftKey) return false;
        event?.preventDefault();
        sent(mounted.text());
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    );
  });
  return mounted;
};
