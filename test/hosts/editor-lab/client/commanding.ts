/** An editable element that takes what is pasted, and puts it in by a command of its own: Telegram. */
import { setUp } from './lab.ts';

setUp((place) => {
  const editable = place.appendChild(document.createElement('div'));
  editable.contentEditable = 'true';
  editable.addEventListener('paste', (event) => {
    event.preventDefault();
    document.execCommand('insertText', false, event.clipboardData?.getData('text/plain'));
  });
  const write = (text: string): void => {
    editable.textContent = text;
  };
  return { text: () => editable.textContent.trim(), clear: () => write(''), write };
});
