/** The story in three columns: what Alice saw, what the site stored, what Bob saw. */
import type { XChat } from '../hosts/x-chat/server.ts';
import type { Person } from '../support/person.ts';

const WIDTH = 40;
const SHOWN_LINES = 5;
const armorStart = 'Sotto1';

/** One message of the thread, as three parties have it. */
export interface Line {
  readonly alice: string;
  readonly site: string;
  readonly bob: string;
}

/** The rows of the glass from top to bottom: their title, if any, and their text. */
const rowsOf = (person: Person): Promise<string[]> =>
  person.glass.evaluate(() =>
    [...document.querySelectorAll('[data-row]')]
      .map((row) => ({
        top: row.getBoundingClientRect().top,
        said: [...row.querySelectorAll('[data-title], [data-text]')].map((part) => part.textContent),
      }))
      .sort((one, other) => one.top - other.top)
      .map(({ said }) => said.filter((part) => part !== '').join('\n')),
  );

/** Reads the thread as it stands now. Messages without armor are the same for all three. */
export const transcriptOf = async (alice: Person, site: XChat, conversation: string, bob: Person): Promise<Line[]> => {
  const [seenByAlice, seenByBob] = [await rowsOf(alice), await rowsOf(bob)];
  return site.messages(conversation).map(({ text }) => {
    if (!text.includes(armorStart)) return { alice: text, site: text, bob: text };
    return { alice: seenByAlice.shift() ?? '', site: text, bob: seenByBob.shift() ?? '' };
  });
};

/** A line broken between words, and within a word that is wider than the column. */
const broken = (line: string): string[] =>
  line.match(new RegExp(`\\S.{0,${WIDTH - 1}}(?!\\S)|\\S{${WIDTH}}`, 'gu')) ?? [''];

/** A text in lines of one column's width; long ones are cut, with their length. */
const column = (text: string): string[] => {
  const lines = text.split('\n').flatMap(broken);
  if (lines.length <= SHOWN_LINES) return lines;
  return [...lines.slice(0, SHOWN_LINES - 1), `… ${text.length} characters`];
};

const beside = (cells: readonly string[]): string => {
  const columns = cells.map(column);
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((lines) => (lines[line] ?? '').padEnd(WIDTH))
      .join(' │ ')
      .trimEnd(),
  ).join('\n');
};

/** The transcript as text, for the terminal and for `demo-output/transcript.txt`. */
export const drawTranscript = (lines: readonly Line[]): string => {
  const rule = Array.from({ length: 3 }, () => '─'.repeat(WIDTH)).join('─┼─');
  const head = beside(['What Alice saw', 'What the site stored', 'What Bob saw']);
  return [head, ...lines.map(({ alice, site, bob }) => beside([alice, site, bob]))].join(`\n${rule}\n`);
};
