/** Lexical with plain text: the family of WhatsApp, Instagram and Messenger. */
import { registerPlainText } from '@lexical/plain-text';
import { setUp } from './lab.ts';
import { mountLexical } from './lexical.ts';

setUp((place) => mountLexical(place, registerPlainText));
