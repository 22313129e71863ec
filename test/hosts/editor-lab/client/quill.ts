/** Quill: Slack's and LinkedIn's family. */
import Quill from 'quill';
import { setUp } from './lab.ts';

setUp((place) => {
  const editor = new Quill(place);
  return {
    text: () => editor.getText().replace(/\n$/, ''), // its document always ends with one
    clear: () => void editor.setText('', 'user'),
    write: (text) => void editor.setText(text, 'user'),
  };
});
