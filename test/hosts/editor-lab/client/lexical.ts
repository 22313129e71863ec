/** Lexical, set up without React. */
import { $createParagraphNode, $createTextNode, $getRoot, createEditor, type LexicalEditor } from 'lexical';
import type { Mounted } from './lab.ts';

/** `register` gives it its behaviour: plain text, or rich. */
export const mountLexical = (place: HTMLElement, register: (editor: LexicalEditor) => unknown): Mounted => {
  const editable = place.appendChild(document.createElement('div'));
  editable.contentEditable = 'true';
  editable.setAttribute('role', 'textbox');
  const editor = createEditor({
    namespace: 'lab',
    onError: (error) => {
      throw error;
    },
  });
  register(editor);
  editor.setRootElement(editable);
  const put = (text: string): void =>
    editor.update(
      () => {
        const paragraph = $createParagraphNode();
        if (text !== '') paragraph.append($createTextNode(text));
        $getRoot().clear().append(paragraph);
      },
      { discrete: true },
    );
  put('');
  return {
    text: () => editor.getEditorState().read(() => $getRoot().getTextContent()),
    clear: () => put(''),
    write: put,
  };
};
