/** A textarea in a Lit element, in its own open shadow root: Reddit's way. */
import { html, LitElement } from 'lit';
import { setUp } from './lab.ts';

class LitField extends LitElement {
  static override properties = { text: { type: String } };
  declare text: string;

  constructor() {
    super();
    this.text = '';
  }

  override render() {
    const changed = (event: Event): void => {
      this.text = (event.target as HTMLTextAreaElement).value;
    };
    return html`<textarea .value=${this.text} @input=${changed}></textarea>`;
  }
}
customElements.define('lit-field', LitField);

setUp((place) => {
  const field = place.appendChild(document.createElement('lit-field') as LitField);
  const write = (text: string): void => {
    field.text = text;
  };
  return { text: () => field.text, clear: () => write(''), write };
});
