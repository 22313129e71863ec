/** A browser in the editor lab, one for all editors: what a test does with the editor of a page, by our code and by the page's own. */
import { rmSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';
import { wrapArmor } from '../../lib/core/armor/armor.ts';
import type { InsertOutcome } from '../../lib/rpc/page-contract.ts';
import type { Place } from '../hosts/editor-lab/editors.ts';
import { type EditorLab, startEditorLab } from '../hosts/editor-lab/server.ts';
import { launchers } from './beginnings.ts';
import { buildBoxExtension } from './box/extension.ts';
import type { Order } from './box/script.ts';
import type { Person } from './person.ts';
import type { StoryOptions } from './story.ts';

export { expect };

const HOST = 'editors.example';

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

export class EditorBench {
  readonly #person: Person;
  readonly #lab: EditorLab;

  constructor(person: Person, lab: EditorLab) {
    this.#person = person;
    this.#lab = lab;
  }

  get engine(): Person['engine'] {
    return this.#person.engine;
  }

  /** Everything that was sent, by any page. */
  get sent(): readonly string[] {
    return this.#lab.relayed;
  }

  async open(name: string, place: Place): Promise<void> {
    await this.#person.open(`https://${HOST}/${name}?in=${place}`);
    await this.#person.site.waitFor('[data-listens]');
  }

  /** Puts a text in by our code. True when it reads back exactly. */
  fill = ({ text }: Prepared): Promise<unknown> => this.#order({ act: 'fill', text, armored: '' });
  empty = (): Promise<unknown> => this.#order({ act: 'empty', text: '', armored: '' });
  read = (): Promise<unknown> => this.#order({ act: 'read', text: '', armored: '' });
  send = (prepared: Prepared): Promise<InsertOutcome> =>
    this.#order({ act: 'send', ...prepared }) as Promise<InsertOutcome>;

  /** From now on the page is guarded and a frame of ours has the focus. True when the form is shut. */
  guard = (): Promise<unknown> => this.#order({ act: 'guard', text: '', armored: '' });
  isShut = (): Promise<boolean> => this.#person.site.evaluate(() => window.lab.isShut());

  /** What the editor itself holds. */
  known = (): Promise<string> => this.#person.site.evaluate(() => window.lab.text());
  /** Has the editor hold a text, as if a person had written it. */
  draft = (text: string): Promise<void> => this.#person.site.evaluate((written) => window.lab.write(written), text);
  focused = (): Promise<string> => this.#person.site.evaluate(() => window.lab.focused());
  focus = (id: string): Promise<void> =>
    this.#person.site.evaluate((which) => document.getElementById(which)?.focus(), id);

  #order(order: Order): Promise<unknown> {
    return this.#person.site.evaluate(
      (asked) =>
        new Promise<unknown>((resolve) => {
          const hear = ({ data }: MessageEvent): void => {
            if (data?.done === undefined) return; // some editors say things to themselves in this way
            window.removeEventListener('message', hear);
            resolve(data.done.answer ?? null);
          };
          window.addEventListener('message', hear);
          window.postMessage({ order: asked }, '*');
        }),
      order,
    );
  }
}

export const test = base.extend<object, { readonly bench: EditorBench }>({
  bench: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use, { project }) => {
      const { engine } = project.use as StoryOptions;
      const lab = await startEditorLab();
      const build = await buildBoxExtension(engine, HOST);
      const person = await launchers[engine]({ name: 'Alice', build, site: { port: lab.port, hosts: [HOST] } });
      await use(new EditorBench(person, lab));
      await person.close();
      await lab.close();
      rmSync(build, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});
