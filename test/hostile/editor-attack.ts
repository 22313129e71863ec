/** Attacks on the moment in which a text of ours is put into an editor. Each must bite our code without that guard, and must not bite ours. */
import type { EditorBench } from '../support/editor-bench.ts';
import type { Removal } from '../support/removal.ts';

export interface EditorAttack {
  readonly without: Removal;
  /** Where only one browser can be made to do this. */
  readonly only?: 'chromium';
  /** `open`: to the page of an editor, guarded, with the focus in our composer. Has the attack reached what its first line says? */
  readonly bites: (bench: EditorBench, open: (editor: string) => Promise<void>) => Promise<boolean>;
}
