/** A browser in the editor lab, one for all editors: what a test does with the editor of a page, by our code and by the page's own. */
import { rmSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';
import { wrapArmor } from '../../lib/core/armor/armor.ts';
import type { InsertOutcome } from '../../lib/rpc/page-contract.ts';
import type { Place } from '../hosts/editor-lab/editors.ts';
import { type EditorLab, startEditorLab } from '../hosts/editor-lab/server.ts';
import { eventually } from './acts.ts';
import { launchers } from './beginnings.ts';
import { buildBoxExtension } from './box/extension.ts';
import type { Order } from './box/script.ts';
import type { Person, WindowSurface } from './person.ts';
import type { Removal } from './removal.ts';
import type { StoryOptions } from './story.ts';

export { expect };

const HOST = 'editors.example';
/** Where our code lacks a guard. */
const weakHost = (name: string): string => `${name}.without.example`;

export interface Prepared {
  readonly text: string;
  readonly armored: string;
}

/** A message of exactly `length` characters: armor, and before it as much of a plain sentence as is missing. */
export const message = (length: number): Prepared => {
  const armors = Array.from({ length: 44 }, (_, less) => armorOf(Math.floor(((length - 12) * 32) / 43) - less));
  const armored = armors.find((armor) => armor.length <= length - 2) ?? '';
  return { text: `${'Sentence'.repeat(9).slice(0, length - armored.length - 2)}: ${armored}`, armored };
};

const armorOf = (bytes: number): string =>
  wrapArmor(Uint8Array.from({ length: bytes }, (_, index) => (index * 167 + (index >> 8) * 59) % 256));

interface Where {
  readonly place?: Place;
  /** With our code as it is, or without the guard of that name. */
  readonly without?: string | null;
}

export class EditorBench {
  readonly #person: Person;
  readonly #lab: EditorLab;

  constructor(person: Person, lab: EditorLab) {
    this.#person = person;
    this.#lab = lab;
  }

  /** The page with the editor. */
  get page(): WindowSurface {
    return this.#person.site;
  }

  /** Everything that was sent, by any page. */
  get sent(): readonly string[] {
    return this.#lab.relayed;
  }

  async open(name: string, { place = 'light', without = null }: Where = {}): Promise<void> {
    await this.#person.open(`https://${without === null ? HOST : weakHost(without)}/${name}?in=${place}`);
    await this.page.waitFor('[data-listens]');
  }

  /** Puts a text in by our code. True when it reads back exactly. */
  fill = ({ text }: Prepared): Promise<unknown> => this.#order({ act: 'fill', text, armored: '' });
  empty = (): Promise<unknown> => this.#order({ act: 'empty', text: '', armored: '' });
  read = (): Promise<unknown> => this.#order({ act: 'read', text: '', armored: '' });
  send = (prepared: Prepared): Promise<InsertOutcome> =>
    this.#order({ act: 'send', ...prepared }) as Promise<InsertOutcome>;
  /** The same, without waiting for {@link outcome}; at once, or when another tab is before this one. */
  beginToSend = (prepared: Prepared, when: 'now' | 'hidden' = 'now'): Promise<void> =>
    this.#begin({ act: 'send', ...prepared }, when);
  outcome = (): Promise<unknown> => this.page.evaluate(() => window.outcome);
  /** Goes on doing something until there is an outcome. */
  async meanwhile(act: () => Promise<void>): Promise<void> {
    while (!(await this.page.evaluate(() => window.isOver))) await act();
  }

  /** From now on the page is guarded and a frame of ours has the focus. True when the form is shut. */
  guard = (focused: 'composer' | 'glass' = 'composer'): Promise<unknown> =>
    this.#order({ act: 'guard', text: focused, armored: '' });
  isShut = (): Promise<boolean> => this.page.evaluate(() => window.lab.isShut());
  openings = (): Promise<number> => this.page.evaluate(() => window.lab.openings());
  moves = (): Promise<number> => this.page.evaluate(() => window.lab.moves());
  /** What stands in the box of our own frame. */
  written = (): Promise<string> =>
    this.#person.composer.evaluate(() => document.querySelector('textarea')?.value ?? '');

  keys = (text: string): Promise<void> => this.#person.keys(text);
  compose = (text: string): Promise<void> => this.#person.compose(text);

  /** Goes to another tab until something holds, and comes back. */
  async elsewhereUntil(what: string, holds: () => Promise<boolean>): Promise<void> {
    const other = await this.#person.window('glass.html');
    await eventually(what, holds);
    await other.close();
  }

  /** What the editor itself holds. */
  known = (): Promise<string> => this.page.evaluate(() => window.lab.text());
  /** Has the editor hold a text, as if a person had written it. */
  draft = (text: string): Promise<void> => this.page.evaluate((written) => window.lab.write(written), text);
  focused = (): Promise<string> => this.page.evaluate(() => window.lab.focused());
  focus = (id: string): Promise<void> => this.page.evaluate((which) => document.getElementById(which)?.focus(), id);
  /** What the page heard of the person's keys. */
  heard = (): Promise<string> => this.page.evaluate(() => window.lab.heard());
  breaches = (): Promise<readonly string[]> => this.page.evaluate(() => window.lab.breaches());

  async #order(order: Order): Promise<unknown> {
    await this.#begin(order, 'now');
    return this.outcome();
  }

  #begin(order: Order, when: 'now' | 'hidden'): Promise<void> {
    return this.page.evaluate(
      (asked, moment) => {
        window.isOver = false;
        window.outcome = new Promise((resolve) => {
          const hear = ({ data }: MessageEvent): void => {
            if (data?.done === undefined) return; // some editors say things to themselves in this way
            window.removeEventListener('message', hear);
            window.isOver = true;
            resolve(data.done.answer ?? null);
          };
          window.addEventListener('message', hear);
        });
        const ask = (): void => window.postMessage({ order: asked }, '*');
        if (moment === 'now') ask();
        else document.addEventListener('visibilitychange', ask, { once: true });
      },
      order,
      when,
    );
  }
}

declare global {
  interface Window {
    /** Of the last order. */
    outcome: Promise<unknown>;
    isOver: boolean;
  }
}

/** `removals`: guards, by names for them, that our code lacks at hosts of their own. */
type Removals = Readonly<Record<string, Removal>>;

export const test = base.extend<object, { readonly removals: Removals; readonly bench: EditorBench }>({
  removals: [{}, { option: true, scope: 'worker' }],
  bench: [
    async ({ removals }, use, { project }) => {
      const { engine } = project.use as StoryOptions;
      const weak = Object.entries(removals).map(([name, removal]) => [weakHost(name), removal] as const);
      const scripts = { [HOST]: null, ...Object.fromEntries(weak) };
      const lab = await startEditorLab();
      const build = await buildBoxExtension(engine, scripts);
      const site = { port: lab.port, hosts: Object.keys(scripts) };
      const person = await launchers[engine]({ name: 'Alice', build, site });
      await use(new EditorBench(person, lab));
      await person.close();
      await lab.close();
      rmSync(build, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});
