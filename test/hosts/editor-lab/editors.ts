/** The editors of the lab, and where each of them is set up: in the page itself, and in an open shadow root if it bears that. */

export type Place = 'light' | 'shadow';

export interface LabEditor {
  /** Its page's path, and its module in `client/`. */
  readonly name: string;
  readonly places: readonly Place[];
  /** Which texts it does not take without the focus: the first one of a page, or each. */
  readonly needsFocus?: 'first' | 'each';
  /** It takes none in a form that is shut, but needs no focus. */
  readonly needsForm?: true;
}

const everywhere = ['light', 'shadow'] as const;

export const labEditors: readonly LabEditor[] = [
  { name: 'react-field', places: everywhere },
  { name: 'vue-field', places: everywhere },
  { name: 'lit-field', places: everywhere },
  { name: 'plain-editable', places: everywhere, needsFocus: 'each' },
  { name: 'commanding', places: everywhere, needsForm: true },
  { name: 'lexical-plain', places: everywhere },
  { name: 'lexical-rich', places: everywhere },
  { name: 'slate', places: everywhere, needsFocus: 'first' },
  { name: 'tiptap', places: everywhere },
  { name: 'quill', places: everywhere },
  { name: 'draft', places: ['light'] },
];

/** One that never takes exactly what it is given. */
export const mangling: LabEditor = { name: 'mangling', places: ['light'] };
