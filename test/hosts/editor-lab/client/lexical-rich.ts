/** Lexical with rich text, which keeps what is pasted in paragraphs. */
import { registerRichText } from '@lexical/rich-text';
import { setUp } from './lab.ts';
import { mountLexical } from './lexical.ts';

setUp((place) => mountLexical(place, registerRichText));
