/** Shows the main job: starts the stand-in and two people's browsers, plays the story, and says what each party got to see. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { step as inStep } from '../../scripts/progress.mjs';
import { root } from '../../scripts/run.mjs';
import { startXChat, type XChat } from '../hosts/x-chat/server.ts';
import { siteHosts } from '../support/accounts.ts';
import { startChromium } from '../support/chromium.ts';
import { clearTextAt } from '../support/clear-text.ts';
import { startFirefox } from '../support/firefox.ts';
import { furnish } from '../support/furnish.ts';
import type { Person } from '../support/person.ts';
import { type Cast, confidential, type Picture, story } from './story.ts';
import { drawTranscript, transcriptOf } from './transcript.ts';

const output = path.join(root, 'demo-output');
const [windowWidth, windowHeight] = [940, 860];

export interface DemoOptions {
  readonly browser: 'chromium' | 'firefox';
  /** In visible windows, which stay open when the story is over. */
  readonly headed: boolean;
  /** Gets each line for the terminal. */
  readonly say: (line: string) => void;
}

/** What the last line of `--json` says. */
export interface DemoResult {
  readonly ok: boolean;
  readonly browser: string;
  /** Names of the steps that were played to their end. */
  readonly story: readonly string[];
  /** Messages written in confidence and read by both. */
  readonly messages: number;
  /** Places at the site where any of them was found in clear. */
  readonly clearTextAtSite: number;
  /** Paths relative to the repository. */
  readonly screenshots: readonly string[];
}

/** Plays the story. Never throws: what fails is said, and the result is not `ok`. */
export const demo = async ({ browser, headed, say }: DemoOptions): Promise<DemoResult> => {
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const result = {
    ok: false,
    browser,
    story: [] as string[],
    messages: 0,
    clearTextAtSite: 0,
    screenshots: [] as string[],
  };
  const site = await startXChat();
  const people: Person[] = [];
  try {
    const conversation = furnish(site);
    const launch = browser === 'chromium' ? startChromium : startFirefox;
    await inStep('Starting two browsers', async () => {
      for (const [index, name] of ['Alice', 'Bob'].entries()) {
        const [width, height, left] = [windowWidth, windowHeight, index * windowWidth];
        people.push(await launch({ name, site: { port: site.port, hosts: siteHosts }, headed, width, height, left }));
      }
    });
    const [alice, bob] = people;
    if (alice === undefined || bob === undefined) throw new Error('Two people are needed.');
    await play({ alice, bob, conversation }, result, say);
    await report({ alice, bob, conversation }, site, result, say);
    if (headed) await stayOpen(people, say);
  } catch (error) {
    result.ok = false;
    say(`✗ ${error instanceof Error ? error.message : error}`);
  } finally {
    await Promise.allSettled(people.map((person) => person.close()));
    await site.close();
  }
  return result;
};

type Result = { -readonly [K in keyof DemoResult]: DemoResult[K] } & { story: string[]; screenshots: string[] };

const play = async (cast: Cast, result: Result, say: DemoOptions['say']): Promise<void> => {
  const picture: Picture = async (of, surface) => {
    const number = String(result.screenshots.length + 1).padStart(2, '0');
    const file = `demo-output/${number}-${of.toLowerCase().replaceAll(' ', '-')}.png`;
    await surface.screenshot(path.join(root, file));
    result.screenshots.push(file);
  };
  for (const step of story) {
    await inStep(step.name, () => step.play(cast, picture));
    result.story.push(step.name);
    say(`✓ ${step.name}`);
  }
};

/** Searches the site for clear text, and draws the transcript. */
const report = async ({ alice, bob, conversation }: Cast, site: XChat, result: Result, say: DemoOptions['say']) => {
  const texts = Object.values(confidential).flat();
  const found = await clearTextAt(site, [alice, bob], texts);
  const transcript = drawTranscript(await transcriptOf(alice, site, conversation, bob));
  writeFileSync(path.join(output, 'transcript.txt'), `${transcript}\n`);
  result.messages = texts.length;
  result.clearTextAtSite = found.length;
  result.ok = found.length === 0;
  say(`\n${transcript}\n`);
  for (const place of found) say(`✗ clear text: ${place}`);
  if (result.ok) say('✓ the site’s database, traffic and page hold none of what was said in confidence');
  say('Screenshots and transcript: demo-output/');
};

/** Until both windows are closed, or until Ctrl+C. */
const stayOpen = async (people: readonly Person[], say: DemoOptions['say']): Promise<void> => {
  say(`
Both windows stay open: go on writing.
  • Type in the box of the thread; what you write is encrypted before the site gets it.
  • The Sotto button of the toolbar says where you stand; it may hide behind the puzzle piece.
  • Close both windows, or press Ctrl+C here, to end.`);
  const interrupted = new Promise<void>((resolve) => process.once('SIGINT', () => resolve()));
  await Promise.race([interrupted, Promise.all(people.map((person) => person.ended))]);
};
