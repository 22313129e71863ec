/** An editor that takes a text in every way, and each time another one than it was given. */
import { setUp } from './lab.ts';

setUp((place) => {
  const editable = place.appendChild(document.createElement('div'));
  editable.contentEditable = 'true';
  const write = (text: string): void => {
    editable.textContent = text;
  };
  editable.addEventListener('paste', (event) => {
    event.preventDefault();
    write(event.clipboardData?.getData('text/plain').slice(0, -1) ?? '');
  });
  editable.addEventListener('beforeinput', (event) => {
    if (event.inputType !== 'insertText' || event.isTrusted) return;
    event.preventDefault();
    write(`${event.data} and more`);
  });
  editable.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent) || event.inputType !== 'insertText') return;
    write(`${editable.textContent.slice(0, 99)}…${editable.textContent.slice(101)}`);
  });
  return { text: () => editable.textContent, clear: () => write(''), write };
});
