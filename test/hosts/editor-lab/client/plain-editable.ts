/** A bare editable element without any handler, which takes only what the browser itself puts in. */
import { setUp } from './lab.ts';

setUp((place) => {
  const editable = place.appendChild(document.createElement('div'));
  editable.contentEditable = 'true';
  const write = (text: string): void => {
    editable.textContent = text;
  };
  return { text: () => editable.textContent.trim(), clear: () => write(''), write };
});
