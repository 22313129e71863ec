/**
 * The site's own box under our composer: whether it holds text, and whether the person has it shown. It stays shut all the while: what is to
 * be done with that text the person says in the composer, and until then it is neither read nor changed.
 */
import type { FromComposer, ToComposer } from '../rpc/frame-port.ts';
import type { Adapter } from '../sites/adapter.ts';
import { emptyBox, textOf, type Visit } from './box.ts';
import { isFree, isInserting } from './insert.ts';

type Said = Extract<ToComposer, { kind: 'site-box' }>;
type Wish = Extract<FromComposer, { kind: 'site-box' }>['wish'];

export class SiteBox {
  readonly #adapter: Pick<Adapter, 'box' | 'answering'>;
  readonly #visit: Visit;
  #said: Said = { kind: 'site-box', holds: false, shown: false, copied: false };

  /** `visit`: how the box gets the focus if it cannot be emptied without it. */
  constructor(adapter: Pick<Adapter, 'box' | 'answering'>, visit: Visit) {
    this.#adapter = adapter;
    this.#visit = visit;
  }

  /** How the composer is told. */
  get said(): Said {
    return this.#said;
  }

  /** Looks whether there is text. A box that is empty is not shown any longer. Our own insertion is none of this. */
  look(): void {
    if (isInserting()) return;
    const box = this.#adapter.box();
    const holds = box !== null && !isFree(this.#adapter, box);
    this.#say({ holds, shown: holds && this.#said.shown });
  }

  /** The person wishes to see the box or to have it covered again, and, while they see it, to have its text copied or deleted. */
  async wish(wish: Wish): Promise<void> {
    const box = this.#adapter.box();
    if (wish === 'show' || wish === 'cover') this.#say({ shown: wish === 'show' && this.#said.holds, copied: false });
    if (box === null || !this.#said.shown) return;
    if (wish === 'empty') await emptyBox(box, this.#visit);
    if (wish === 'copy') {
      const isCopied = navigator.clipboard.writeText(textOf(box)).then(
        () => true,
        () => false, // the browser wants another gesture; the button stays
      );
      this.#say({ copied: await isCopied });
    }
  }

  #say(more: Partial<Said>): void {
    this.#said = { ...this.#said, ...more };
  }
}
