/** The way of two new people from the welcome to the first message in a verified thread, with what it takes: clicks, and sentences to read. */
import type { XChat } from '../hosts/x-chat/server.ts';
import { eventually, isTold, openThread, say, sees } from '../support/acts.ts';
import { cameraFile, holdInFront, photograph } from '../support/camera.ts';
import type { Person, Surface, WindowSurface } from '../support/person.ts';

/** One step of one person. */
export interface Step {
  readonly who: 'Alice' | 'Bob';
  readonly what: string;
  readonly clicks: number;
  /** Sentences that stand there and that the person has not read before. */
  readonly sentences: number;
  /** The stop (`stops.ts`) whose picture shows it. */
  readonly picture: string;
}

/** What ends with a full stop, a question mark or an exclamation mark. */
const sentencesIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .flatMap((line) => line.split(/(?<=[.!?])\s+/))
    .map((piece) => piece.trim())
    .filter((piece) => /\w\W*[.!?]$/.test(piece));

/** A person who counts. */
class Walker {
  readonly #who: Step['who'];
  readonly person: Person;
  readonly #steps: Step[];
  readonly #read = new Set<string>();
  #clicks = 0;
  #sentences = 0;

  constructor(who: Step['who'], person: Person, steps: Step[]) {
    this.#who = who;
    this.person = person;
    this.#steps = steps;
  }

  /** Waits until it stands there, and reads all that can be seen. */
  async reads(surface: Surface, ready: string): Promise<void> {
    await surface.waitFor(ready);
    // biome-ignore lint/performance/useDomNodeTextContent: what is seen, line by line
    const text = await surface.evaluate(() => document.body.innerText);
    for (const sentence of sentencesIn(text)) {
      if (!this.#read.has(sentence)) this.#sentences += 1;
      this.#read.add(sentence);
    }
  }

  async clicks(surface: Surface, css: string): Promise<void> {
    this.#clicks += 1;
    await surface.click(css);
  }

  /** The toolbar button. */
  async opensPopup(): Promise<WindowSurface> {
    this.#clicks += 1;
    return this.person.popup();
  }

  /** A step is over. */
  done(what: string, picture: string): void {
    this.#steps.push({ who: this.#who, what, clicks: this.#clicks, sentences: this.#sentences, picture });
    this.#clicks = 0;
    this.#sentences = 0;
  }
}

const setsUp = async (walker: Walker): Promise<void> => {
  const welcome = await walker.person.openedWindow('app.html#welcome');
  await walker.reads(welcome, '[data-act=begin]');
  await walker.clicks(welcome, '[data-act=begin]');
  walker.done('reads the welcome', 'welcome');
  let code = '';
  await eventually('six words are drawn', async () => {
    code = (await welcome.text('[data-code]')).trim();
    return /^(?:[a-z]+ ){5}[a-z]+$/.test(code);
  });
  await walker.reads(welcome, 'input[name=code-again]');
  await walker.clicks(welcome, 'input[name=code-again]');
  await welcome.type('input[name=code-again]', code);
  await walker.clicks(welcome, '[data-act=create-vault]');
  walker.done('writes six words down and types them', 'welcome-code');
  await walker.reads(welcome, '[data-act=later]');
  await walker.clicks(welcome, '[data-act=later]');
  walker.done('puts the backup off', 'welcome-backup');
  await walker.reads(welcome, '[data-done]');
  walker.done('is set up', 'welcome-done');
  await welcome.close();
};

/** Opens the popup, reads it, and presses one of its buttons. Its window goes where the popup would close. */
const decides = async (walker: Walker, state: string, act: string, after: string | null): Promise<void> => {
  const popup = await walker.opensPopup();
  await walker.reads(popup, `body:has([data-thread=${state}]) [data-standing]`);
  await walker.clicks(popup, `[data-act=${act}]`);
  if (after !== null) await popup.waitFor(`main[data-thread=${after}] [role=status]:not(.status-busy):not(:empty)`);
  await popup.close();
};

/** The window for it, which the popup has just opened. */
const checks = async (walker: Walker): Promise<WindowSurface> => {
  await decides(walker, 'protected', 'verify', null);
  const window = await walker.person.openedWindow('app.html?tab=');
  await walker.reads(window, 'body:has([data-check=protected]) [data-standing]');
  return window;
};

export const walk = async (parts: {
  readonly site: XChat;
  readonly conversation: string;
  readonly alice: Person;
  readonly bob: Person;
  /** The file that Bob's camera sees. */
  readonly camera: string;
  readonly message: string;
}): Promise<readonly Step[]> => {
  const steps: Step[] = [];
  const [alice, bob] = [new Walker('Alice', parts.alice, steps), new Walker('Bob', parts.bob, steps)];
  await setsUp(alice);
  await setsUp(bob);
  await openThread(parts.alice, 'alice', parts.conversation);
  await openThread(parts.bob, 'bob', parts.conversation);

  await decides(alice, 'off', 'protect', 'invited');
  alice.done('invites', 'popup-off');
  await isTold(parts.bob, 'invites you');
  await bob.reads(parts.bob.glass, '[data-row]');
  await decides(bob, 'invitation-received', 'accept', 'protected');
  bob.done('accepts', 'popup-invitation');

  const shown = await checks(alice);
  await alice.clicks(shown, '[data-act=show-code]');
  await alice.reads(shown, '[data-contact-code] svg');
  alice.done('shows a code', 'verify-code');
  const scanning = await checks(bob);
  await holdInFront(parts.bob, scanning, await photograph(shown), parts.camera);
  await bob.clicks(scanning, '[data-act=use-camera]');
  await bob.reads(scanning, '[data-outcome=verified]');
  bob.done('scans it', 'verify-scanned');
  await alice.reads(shown, '[data-outcome=verified]');
  alice.done('sees it verified', 'verify-scanned');
  for (const window of [shown, scanning]) await window.close();

  await alice.clicks(parts.alice.composer, 'textarea');
  await say(parts.alice, parts.message);
  await sees(parts.bob, parts.message);
  alice.done('writes the first verified message', 'thread');
  return steps;
};

/** A new file for Bob's camera. */
export const cameraOfWalk = (): string => cameraFile('walk');

/** The lines of the table in `docs/testing.md`. */
export const tableOf = (steps: readonly Step[]): string => {
  const rows = steps.map(
    ({ who, what, clicks, sentences, picture }) =>
      `| ${who} | [${what}](screens/${picture}-light.png) | ${clicks} | ${sentences} |`,
  );
  const totals = (['Alice', 'Bob'] as const).map((who) => {
    const own = steps.filter((step) => step.who === who);
    const sum = (of: (step: Step) => number): number => own.reduce((total, step) => total + of(step), 0);
    return `| **${who}** | in all | **${sum((step) => step.clicks)}** | **${sum((step) => step.sentences)}** |`;
  });
  return ['| who | what | clicks | sentences |', '| --- | --- | --- | --- |', ...rows, ...totals].join('\n');
};
