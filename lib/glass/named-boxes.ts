/** The armored texts behind the numbers that a layout has them by. */
import type { GlassBox, GlassLayout, Names } from '../rpc/frame-port.ts';

export class NamedBoxes {
  readonly #texts = new Map<number, string>();

  learn(names: Names): void {
    for (const [id, armored] of names) this.#texts.set(id, armored);
  }

  /** Rows as they stand, with their texts. A number that was never told is left out. */
  of({ anew, names, boxes }: GlassLayout): readonly GlassBox[] {
    if (anew) this.#texts.clear();
    this.learn(names);
    return boxes.flatMap(({ id, ...place }) => {
      const armored = this.#texts.get(id);
      return armored === undefined ? [] : [{ ...place, armored }];
    });
  }
}
