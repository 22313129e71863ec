/** What a hostile page tries, and how its script is made. Every attack runs in the page's own world, before the page's own script. */

/** What an attack may use. It travels as text and knows nothing else. */
export interface Tools {
  /** Sends what was got to the site's server: there it counts. */
  home(loot: unknown): Promise<void>;
  /** Milliseconds. */
  pause(time: number): Promise<void>;
  /** Keys and texts in the order in which they were caught: they go home in the end. */
  readonly caught: string[];
}

/** What holds the text of a weak overlay, and lets an attack bite that a good one withstands. */
export type Weakness =
  /** In a closed shadow root, whose text the page can neither walk nor observe. */
  | 'closed-root'
  /** The same, on an element whose name the page can define. */
  | 'closed-root-of-a-named-element'
  /** In nodes of the page. */
  | 'plain-nodes'
  /** In a frame of the page's own origin. */
  | 'frame-of-the-page'
  /** Kept where content scripts keep things for later: in the page's storage. */
  | 'storage-of-the-page'
  /** Handed from part to part by messages in the page. */
  | 'messages-in-the-page'
  /** Written to the console when something goes wrong. */
  | 'console'
  /** In attributes of the page's nodes, for those who cannot see. */
  | 'attributes'
  /** In a style sheet of the page, drawn before an empty line. */
  | 'style-sheet'
  /** In a closed shadow root that may be serialized. */
  | 'serializable-root'
  /** Measured and drawn on a canvas. */
  | 'canvas'
  /** Decrypted by the page's own functions. */
  | 'decrypted-in-the-page'
  /** Handed on in a blob. */
  | 'blob'
  /** In a frame that answers whoever asks it. */
  | 'frame-that-answers'
  /** Handed on in a channel of the page's origin. */
  | 'channel-of-the-page'
  /** In the state of the page's history. */
  | 'history-of-the-page'
  /** In marks on the page's timeline. */
  | 'timeline-of-the-page';

/** What an attack does, is said in the first line of its file, and in docs/attacks.md. */
export interface Attack {
  /** The one browser in which it can succeed at all. Ours withstands it in both. */
  readonly only?: 'chromium' | 'firefox';
  /** Laid before any other script of the page runs. */
  readonly trap?: (tools: Tools) => void;
  /** Done once the text is on the screen, or the person is about to write. */
  readonly grab?: (tools: Tools) => Promise<void> | void;
}

export interface ReadAttack extends Attack {
  /** Against which weak overlay it must succeed. */
  readonly weakness: Weakness;
  /** What counts as got, where the text itself does not come in one piece. */
  readonly traces?: (canary: string) => readonly string[];
}

/** Events by which a story speaks to the page's script, and the attribute by which it answers. */
export const GO = 'hostile-go';
export const STOP = 'hostile-stop';
export const DONE = 'data-hostile';

/** Loot on its way is waited for; a page that watches itself is never done. */
const ROUNDS = 20;

/** The page's script for an attack. `then` runs after the trap and before everything else. */
export const scriptOf = ({ trap, grab }: Attack, then = ''): string => `{
  const underway = new Set();
  const follow = (work) => {
    underway.add(work);
    return work.finally(() => underway.delete(work));
  };
  const tools = {
    caught: [],
    home: (loot) => {
      const body = typeof loot === 'string' ? loot : JSON.stringify(loot);
      return follow(fetch('/loot', { method: 'POST', body }).catch(() => {}));
    },
    pause: (time) => follow(new Promise((resolve) => setTimeout(resolve, time))),
  };
  (${trap ?? (() => undefined)})(tools);
  ${then}
  const done = document.documentElement;
  document.addEventListener('${GO}', async () => {
    const outcome = await (async () => (${grab ?? (() => undefined)})(tools))().then(() => 'done', String);
    for (let round = 0; round < ${ROUNDS} && underway.size > 0; round++) await Promise.allSettled([...underway]);
    done.setAttribute('${DONE}', outcome);
  });
  document.addEventListener('${STOP}', async () => {
    await tools.pause(0); // the attack's own listeners come after this one
    const values = [...document.querySelectorAll('input, textarea')].map(({ value }) => value);
    await tools.home([tools.caught.join(''), ...values, document.body.innerText].join('\\n'));
    done.setAttribute('${DONE}', 'stopped');
  });
}`;
