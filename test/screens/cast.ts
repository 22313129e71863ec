/** Alice and Bob on their way through every window of Sotto, and what they have open on the way. */
import path from 'node:path';
import type { XChat } from '../hosts/x-chat/server.ts';
import { eventually } from '../support/acts.ts';
import type { Look, Person, Surface, WindowSurface } from '../support/person.ts';

/** A little longer than `lib/composer/sight.ts` takes. */
const TRUST_MS = 700;

/** The file that stands for what Bob's camera sees. */
export const cameraIn = (folder: string): string => path.join(folder, 'camera.y4m');

/** How wide a window is in a picture. The thread stands in the site's page. */
export type Kind = 'app' | 'popup' | 'thread';

/** What stands before a person's eyes. */
export interface Seen {
  readonly kind: Kind;
  /** What a picture of it shows. */
  readonly window: WindowSurface;
  /** The documents of ours in it. */
  readonly ours: readonly Surface[];
  /** Has all of it in light or dark from now on, with whatever else the browser says. */
  readonly turn: (theme: 'light' | 'dark', look?: Look) => Promise<void>;
}

/** What they say in confidence. None of it may ever be found at the site. */
export const confidential = [
  'Is it you, Bob? The tickets are under the mat.',
  'It is me. Friday at eight, and tell nobody.',
  'See https://example.org/the-plan before Friday.',
  'This one did not get through.',
] as const;

export class Cast {
  readonly site: XChat;
  readonly conversation: string;
  readonly alice: Person;
  readonly bob: Person;
  /** A folder for files that are made on the way. */
  readonly folder: string;
  readonly #arrive: () => Promise<Person>;
  #elsewhere: Promise<Person> | null = null;
  /** Alice's security code, once she has one. */
  code = '';
  #open: WindowSurface | null = null;
  #kind: Kind = 'app';

  /** `arrive` brings Alice to a site that nobody has listed, into a conversation there, in a browser of its own. */
  constructor(
    parts: Pick<Cast, 'site' | 'conversation' | 'alice' | 'bob' | 'folder'> & { arrive: () => Promise<Person> },
  ) {
    this.site = parts.site;
    this.conversation = parts.conversation;
    this.alice = parts.alice;
    this.bob = parts.bob;
    this.folder = parts.folder;
    this.#arrive = parts.arrive;
  }

  /** Alice at the site that nobody has listed. */
  elsewhere(): Promise<Person> {
    this.#elsewhere ??= this.#arrive();
    return this.#elsewhere;
  }

  /** A window of ours, in the place of the one that was open before. */
  async fresh(person: Person, path: string, ready: string): Promise<Seen> {
    await this.#open?.close();
    const window = await person.window(path);
    this.#open = window;
    this.#kind = path.startsWith('popup') ? 'popup' : 'app';
    await window.waitFor(ready);
    return this.seen(window, this.#kind);
  }

  /** The popup that belongs to the person's tab with the site. */
  async popup(person: Person, ready: string): Promise<Seen> {
    return this.fresh(person, `popup.html?tab=${await person.siteTabId()}`, ready);
  }

  /** The window that is open, after something was done in it. */
  again(ready: string): Promise<Seen> {
    const window = this.open;
    return window.waitFor(ready).then(() => this.seen(window, this.#kind));
  }

  get open(): WindowSurface {
    if (this.#open === null) throw new Error('No window is open.');
    return this.#open;
  }

  /** Keeps a window that opened by itself as the open one. */
  take(window: WindowSurface): void {
    this.#open = window;
    this.#kind = 'app';
  }

  seen(window: WindowSurface, kind: Kind): Seen {
    return { kind, window, ours: [window], turn: (theme, look = {}) => window.look({ ...look, theme }) };
  }

  /** The thread in the site's page, with those of our frames that stand in it. */
  async thread(person: Person): Promise<Seen> {
    await this.#open?.close();
    this.#open = null;
    const frames = [person.composer, person.glass];
    const there = await Promise.all(frames.map((frame) => frame.isThere()));
    const turn: Seen['turn'] = async (theme, look = {}) => {
      this.site.set({ theme });
      await person.site.look({ ...look, theme });
      await person.site.evaluate(() => void dispatchEvent(new Event('resize'))); // or the page engine finds out by and by
      await eventually(`the frames of ${person.name} are ${theme}`, async () =>
        (
          await Promise.all(
            frames.filter((_, index) => there[index]).map((frame) => frame.evaluate(isLookedAtAs, theme)),
          )
        ).every(Boolean),
      );
    };
    return { kind: 'thread', window: person.site, ours: frames.filter((_, index) => there[index]), turn };
  }
}

/** A frame says so when it has heard of it from the page engine. */
const isLookedAtAs = (theme: string): boolean => {
  const { dataset, classList } = document.documentElement;
  const isComposer = document.querySelector('[data-sheet]') === null;
  return isComposer ? dataset['theme'] === theme : classList.contains('dark') === (theme === 'dark');
};

/**
 * Waits until the composer has been seen whole for longer than it takes to trust that: a page that turns dark, or comes to the front, looks
 * covered for a moment, and nothing is taken meanwhile.
 */
export const isTrusted = (person: Person): Promise<void> =>
  person.composer.evaluate(async (long) => {
    for (let seen = 0; seen < long; seen += 50) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (document.body.dataset['held'] !== 'false') seen = 0;
    }
  }, TRUST_MS);
