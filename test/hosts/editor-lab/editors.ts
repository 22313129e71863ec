/** The editors of the lab, and where each of them is set up: in the page itself, and in an open shadow root if it bears that. */

export type Place = 'light' | 'shadow';

export interface LabEditor {
  /** Its page's path, and its module in `client/`. */
  readonly name: string;
  readonly places: readonly Place[];
}

const everywhere = ['light', 'shadow'] as const;

export const labEditors: readonly LabEditor[] = [
  { name: 'react-field', places: everywhere },
  { name: 'vue-field', places: everywhere },
  { name: 'lit-field', places: everywhere },
  { name: 'plain-editable', places: everywhere },
  { name: 'lexical-plain', places: everywhere },
  { name: 'lexical-rich', places: everywhere },
  { name: 'slate', places: everywhere },
  { name: 'tiptap', places: everywhere },
  { name: 'quill', places: everywhere },
  { name: 'draft', places: ['light'] },
];

/** One that never takes exactly what it is given. */
export const mangling: LabEditor = { name: 'mangling', places: ['light'] };
