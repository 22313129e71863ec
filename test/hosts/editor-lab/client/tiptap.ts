/** Tiptap, which is ProseMirror, with the extensions most sites begin with. */
import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { setUp } from './lab.ts';

setUp((place) => {
  const editor = new Editor({ element: place, extensions: [StarterKit], injectCSS: false });
  const write = (text: string): void => {
    editor.commands.setContent(text === '' ? '' : { type: 'text', text });
  };
  return { text: () => editor.getText(), clear: () => write(''), write };
});
