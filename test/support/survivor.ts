/** A person who is interrupted by crashes and finishes what a person would: unlocks again, sends again, writes again what is nowhere. */
import { setTimeout as pause } from 'node:timers/promises';
import { eventually, lock, visit } from './acts.ts';
import type { Person, Surface, WindowSurface } from './person.ts';
import { composerOf, rowsOf, unsettled } from './thread-view.ts';

/** What was needed beyond writing once, by how often. */
export interface Remarks {
  /** *Send again* was pressed. */
  sentAgain: number;
  /** Enter was pressed again on a text that stood in the box. */
  enteredAgain: number;
  /** The text was nowhere after the browser was killed and was written anew. */
  writtenAgain: number;
  /** A text that stood in the thread already was offered again, in the box or as not sent. */
  offeredAgain: number;
  /** Unlocking was interrupted and done again. */
  unlockedAgain: number;
  /** The page had to be reloaded, with what was missing, and after which crash. */
  readonly reloaded: string[];
}

interface SurvivorParts {
  readonly person: Person;
  /** The security code. */
  readonly code: string;
  readonly conversation: string;
  /** Every text that was ever in the box, and beginnings of it that may have been kept, are added here. */
  readonly typed: Set<string>;
}

/** So long a person looks at a page in which something is missing before they reload it. */
const PATIENCE_MS = 4_000;
const POLL_MS = 50;

export class Survivor {
  readonly person: Person;
  /** Texts that stand in the thread, in the order of writing. */
  readonly written: string[] = [];
  readonly remarks: Remarks = {
    sentAgain: 0,
    enteredAgain: 0,
    writtenAgain: 0,
    offeredAgain: 0,
    unlockedAgain: 0,
    reloaded: [],
  };
  /** What is happening, for the remarks. */
  during = '';
  readonly #parts: SurvivorParts;

  constructor(parts: SurvivorParts) {
    this.person = parts.person;
    this.#parts = parts;
  }

  /** Types a text, the first half of it key by key, and presses Enter. `typing` and `entered` are called as it goes. */
  async begin(text: string, { typing, entered }: { typing: () => void; entered: () => void }): Promise<void> {
    const { composer } = this.person;
    const half = text.slice(0, Math.ceil(text.length / 2));
    for (const part of [text.slice(0, 12), half, text]) this.#parts.typed.add(part);
    await composer.waitFor('body[data-state=open]');
    typing();
    await composer.type('textarea', half);
    await composer.fill('textarea', text);
    await composer.press('textarea', 'Enter');
    entered();
  }

  /**
   * Does what is left to do until a text stands in the thread. While its page lives, a text that was entered must be somewhere: in the
   * box, offered as not sent, or in the thread.
   */
  async finish(text: string, { pageLived }: { readonly pageLived: boolean }): Promise<void> {
    const { composer } = this.person;
    for (;;) {
      const place = await this.#placeOf(text, pageLived);
      if (place === 'thread') break;
      if (place === 'unsent') {
        if (await pressIfThere(composer, '[data-unsent] [data-act=retry]')) this.remarks.sentAgain += 1;
        continue;
      }
      if (place === 'box') this.remarks.enteredAgain += 1;
      else this.remarks.writtenAgain += 1;
      await composer.fill('textarea', text);
      await composer.press('textarea', 'Enter');
    }
    if ((await composerOf(this.person)).draft !== '') {
      this.remarks.offeredAgain += 1;
      await composer.fill('textarea', '');
    }
    this.written.push(text);
  }

  /** Waits until the person reads a text of the other's. A site's own page may miss a message, and has it when it is loaded again. */
  reads(text: string): Promise<void> {
    return this.settle(async () => ((await this.#stands(text)) ? null : 'the site shows no such message'));
  }

  /** Loads the conversation anew. */
  async reload(): Promise<void> {
    await visit(this.person, this.#parts.conversation);
  }

  /** Starts the killed browser again, opens the conversation and unlocks. */
  async comeBack(): Promise<void> {
    await this.person.restart();
    await this.reload();
    await this.person.composer.waitFor('body[data-state=locked]');
    await this.unlock(() => {});
    await this.settle();
  }

  /** Locks, and unlocks again. `unlocking` is called when the code has been entered. */
  async lockAndUnlock(unlocking: () => void): Promise<void> {
    await lock(this.person);
    await this.unlock(unlocking);
  }

  /** Enters the code until the vault is open. */
  async unlock(unlocking: () => void): Promise<void> {
    const popup = await this.person.popup();
    let tries = 0;
    await eventually(`${this.person.name}'s vault is open`, async () => {
      const { vault, asks, isRefused } = await popupNow(popup);
      if (asks === 'again') await pressIfThere(popup, '[data-act=again]');
      if (asks === 'code' && (tries === 0 || isRefused) && (await enterIfAsked(popup, this.#parts.code))) {
        tries += 1;
        unlocking();
      }
      return vault === 'open';
    });
    this.remarks.unlockedAgain += tries - 1;
    await popup.close();
  }

  /** Waits until the whole thread is on the screen and `missing` says null, and reloads the page when that does not come to be. */
  async settle(missing: () => Promise<string | null> = async () => null): Promise<void> {
    const why = await this.#waitUntilSettled(PATIENCE_MS, missing);
    if (why === null) return;
    this.remarks.reloaded.push(`${why}, after ${this.during}`);
    await this.reload();
    const still = await this.#waitUntilSettled(5 * PATIENCE_MS, missing);
    if (still !== null) throw new Error(`${this.person.name} reloaded (${why}), and still: ${still}.`);
  }

  /** Why it has not settled in time, or null when it has. */
  async #waitUntilSettled(limitMs: number, missing: () => Promise<string | null>): Promise<string | null> {
    const end = performance.now() + limitMs;
    for (;;) {
      const why = (await unsettled(this.person)) ?? (await missing());
      if (why === null || performance.now() > end) return why;
      await pause(POLL_MS);
    }
  }

  async #stands(text: string): Promise<boolean> {
    return (await rowsOf(this.person)).some((row) => row.kind === 'text' && row.text === text);
  }

  async #placeOf(text: string, pageLived: boolean): Promise<'unsent' | 'thread' | 'box' | 'nowhere'> {
    let place: 'unsent' | 'thread' | 'box' | 'nowhere' = 'nowhere';
    await eventually(`${this.person.name} finds the text again`, async () => {
      await this.settle();
      const { unsent, draft } = await composerOf(this.person);
      if (unsent !== null && unsent !== text) this.#noteOffered(unsent, text);
      const stands = await this.#stands(text);
      if (unsent !== null) place = 'unsent';
      else if (stands) place = 'thread';
      else if (draft !== '') place = 'box';
      return place !== 'nowhere' || !pageLived;
    });
    return place;
  }

  /** An earlier message may be offered as not sent although it stands in the thread: *send again* finds it there. Nothing else may. */
  #noteOffered(unsent: string, text: string): void {
    if (!this.written.includes(unsent)) throw new Error(`${unsent} is offered as not sent, while ${text} was written`);
    this.remarks.offeredAgain += 1;
  }
}

/** Presses a button that may vanish at any moment, because what it is for has just come about by itself. Says whether it was there. */
const pressIfThere = (surface: Surface, css: string): Promise<boolean> =>
  surface.evaluate((selector) => {
    const button = document.querySelector<HTMLElement>(selector);
    button?.click();
    return button !== null;
  }, css);

/** Enters the code unless the popup has stopped asking: the vault may be open by an answer that was lost with the background. Says whether it was entered. */
const enterIfAsked = (popup: WindowSurface, code: string): Promise<boolean> =>
  popup.evaluate(async (typed) => {
    const field = document.querySelector<HTMLInputElement>('form[data-form=unlock] input[name=code]');
    if (field === null) return false;
    field.value = typed;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve)); // the form knows it once it is drawn
    document.querySelector<HTMLElement>('[data-act=unlock]')?.click();
    return true;
  }, code);

/** The state of the vault as the popup shows it, and what it waits for: the code, or to be asked again. */
const popupNow = (
  popup: WindowSurface,
): Promise<{ vault: string | null; asks: 'code' | 'again' | null; isRefused: boolean }> =>
  popup.evaluate(() => {
    const code = document.querySelector('form[data-form=unlock] input[name=code]');
    const again = document.querySelector('[data-act=again]');
    return {
      vault: document.querySelector<HTMLElement>('main')?.dataset['vault'] ?? null,
      asks: code !== null ? 'code' : again !== null ? 'again' : null,
      isRefused: code?.getAttribute('aria-invalid') === 'true',
    };
  });
