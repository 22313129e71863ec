/**
 * The glass: draws decrypted rows where the page engine says that they stand. It asks the background for the texts
 * itself, believes nothing but geometry from the page's side, and tells that side nothing but sizes and where the focus goes (R-PAGE-4).
 */
import type { Ask } from '../rpc/client.ts';
import type { FromGlass, GlassBox, GlassLayout, GlassSizes, ToGlass } from '../rpc/frame-port.ts';
import type { GlassRow } from '../rpc/rows.ts';
import { rowsName } from '../words/glass-words.ts';
import { Eyes } from './eyes.ts';
import { FaceStore } from './face-store.ts';
import { inPlace } from './faces.ts';
import { Heard, type Readable } from './heard.ts';
import { NamedBoxes } from './named-boxes.ts';
import { Near } from './near.ts';
import { INNOCENT, type Mark, placesOf } from './order.ts';
import { Recent } from './recent.ts';
import { RowMenu } from './row-menu.ts';
import { type Drawable, Screen } from './screen.ts';
import { Walk } from './walk.ts';

export interface GlassParts {
  readonly ask: Ask<'glass'>;
  readonly say: (message: FromGlass) => void;
  readonly sheet: HTMLElement;
  readonly bench: HTMLElement;
  /** Unix seconds. */
  readonly now: () => number;
}

export class Glass {
  readonly #say: GlassParts['say'];
  readonly #screen: Screen;
  readonly #faces: FaceStore;
  readonly #menu: RowMenu;
  readonly #walk: Walk;
  readonly #near: Near;
  readonly #eyes = new Eyes((armored) => void this.#faces.see(armored));
  readonly #recent: Recent;
  readonly #heard: Heard;
  /** Texts that probably stand in the thread: read and measured before the site has drawn its list. */
  #expected: readonly string[] = [];
  /** Sizes that were said since the last layout. */
  readonly #said = new Map<string, string>();
  readonly #named = new NamedBoxes();
  #layout: Pick<GlassLayout, 'dark' | 'strips' | 'view'> = { dark: false, strips: [] };
  #boxes: readonly GlassBox[] = [];

  constructor({ ask, say, sheet, bench, now }: GlassParts) {
    this.#say = say;
    this.#screen = new Screen(sheet, bench);
    this.#heard = new Heard(document.body);
    this.#near = new Near(sheet);
    this.#faces = new FaceStore({ ask, now, changed: () => this.#draw() });
    this.#recent = new Recent((armored) => void ask('glass.stands', { armored }).catch(() => {})); // then it is read when it stands there
    this.#menu = new RowMenu({ say, walk: () => this.#walk });
    this.#walk = new Walk(sheet, {
      menu: (standing) => this.#menu.ask(standing),
      left: () => say({ kind: 'left' }),
      escaped: () => say({ kind: 'escaped' }),
    });
    sheet.setAttribute('role', 'list');
    sheet.setAttribute('aria-label', rowsName);
    document.addEventListener('contextmenu', (event) => this.#rightClick(event));
  }

  /** These stood here when the thread was last open, and some of them have been read already. */
  expect(armored: readonly string[], read: readonly GlassRow[]): void {
    this.#expected = armored;
    this.#faces.learn(read);
    this.#faces.want(armored);
  }

  /** Takes what the page engine says: reads what is coming, and draws what stands there. */
  hear(message: ToGlass): void {
    if (message.kind === 'layout') {
      this.#show(message);
      return;
    }
    this.#named.learn(message.names);
    const coming = message.names.map(([, armored]) => armored);
    this.#faces.want([...this.#expected, ...this.#boxes.map(({ armored }) => armored), ...coming]);
  }

  #show(layout: GlassLayout): void {
    this.#boxes = this.#named.of(layout);
    const armored = this.#boxes.map((box) => box.armored);
    if (armored.length > 0) this.#expected = [];
    this.#layout = layout;
    this.#said.clear();
    if (this.#expected.length === 0) this.#faces.want(armored); // before anything is drawn: the answer takes longest
    this.#draw();
    this.#recent.stands(armored);
  }

  /** Something changed in the background. */
  refresh(): void {
    this.#faces.refresh();
  }

  /** Takes everything off: the page goes into the back-forward cache. */
  blank(): void {
    this.#menu.close();
    this.#faces.clear();
    this.#heard.clear();
    this.#screen.clear();
  }

  #draw(): void {
    document.documentElement.classList.toggle('dark', this.#layout.dark);
    const drawables = this.#drawables();
    const wasIn = this.#walk.isIn;
    this.#screen.draw(drawables, this.#layout.strips);
    const standing = this.#screen.standing(drawables);
    this.#near.follow(this.#screen.bundles);
    this.#heard.follow(this.#readable(drawables));
    this.#walk.follow(standing, wasIn);
    this.#menu.follow(drawables, this.#layout.view);
    this.#saySizes([...this.#screen.unfit(drawables), ...this.#screen.ahead(this.#expectedFaces())]);
    this.#eyes.watch(this.#screen.rowsOf(drawables.filter(({ box }) => this.#faces.isUnseen(box.armored))));
  }

  /** Each once, until the page engine has said where rows stand by it. */
  #saySizes(wanted: GlassSizes['sizes']): void {
    const sizes = wanted.filter(({ armored, step, lines }) => this.#said.get(armored) !== `${step} ${lines}`);
    if (sizes.length === 0) return;
    for (const { armored, step, lines } of sizes) this.#said.set(armored, `${step} ${lines}`);
    this.#say({ kind: 'sizes', sizes });
  }

  /** Each text once: standing there again, it is no news. */
  #readable(drawables: readonly Drawable[]): readonly Readable[] {
    return drawables
      .filter(({ nth }) => nth === 1)
      .map(({ box: { armored }, face }) => ({ armored, face, isQuiet: this.#faces.get(armored)?.isQuiet ?? true }));
  }

  #expectedFaces() {
    return this.#expected.flatMap((armored) => {
      const face = this.#faces.get(armored)?.first;
      return face === undefined ? [] : [{ armored, face }];
    });
  }

  /** Our menu, where the person has not selected anything and there is no link: those are the browser's matter. */
  #rightClick(event: MouseEvent): void {
    const { target, clientX, clientY } = event;
    if (!(target instanceof Element) || target.closest('a') !== null || getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    const standing = this.#walk.at(target);
    if (standing !== undefined) this.#menu.ask(standing, { x: clientX, y: clientY });
  }

  /** From the top: a text that stands there a second time says so, and so does one that is out of order or lacks those before it. */
  #drawables(): readonly Drawable[] {
    const boxes = this.#boxes;
    const places = placesOf(this.#marks(boxes));
    const seen = new Map<string, number>();
    return boxes.flatMap((box, index) => {
      const nth = (seen.get(box.armored) ?? 0) + 1;
      seen.set(box.armored, nth);
      const faces = this.#faces.get(box.armored);
      if (faces === undefined) return [];
      const face = nth === 1 ? inPlace(faces.first, places[index] ?? INNOCENT) : faces.again;
      return [{ key: `${nth} ${box.armored}`, nth, box, face }];
    });
  }

  /** A text counts once, and only where there is room for it to be seen. What is not known yet may be anything. */
  #marks(boxes: readonly GlassBox[]): readonly Mark[] {
    const counted = new Set<string>();
    return boxes.map(({ armored, width, height }) => {
      if (counted.has(armored) || width * height === 0) return { kind: 'aside' };
      counted.add(armored);
      return this.#faces.get(armored)?.mark ?? { kind: 'anew' };
    });
  }
}
