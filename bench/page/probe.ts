/** What the bench puts into every document of its browsers: it says when something was really painted, on a clock that all documents share. */

/** So many texts had been painted at that time. */
export interface Sight {
  readonly texts: number;
  readonly at: number;
}

/** All times are milliseconds since 1970. */
export interface Probe {
  /** When the document began. */
  readonly origin: number;
  now(): number;
  /** Each time that there were more texts, and fewer. */
  readonly sights: readonly Sight[];
  /** Rows that the site inserted. */
  readonly inserted: number[];
  /** Presses of Enter. */
  readonly entered: number[];
  /** What makes the site send what stands in its box: a press of its button, or Enter in the box. */
  readonly handed: number[];
  /** Messages that the site began to send. */
  readonly requested: number[];
  /** Stops looking at every frame, which costs time of its own. */
  rest(): void;
  /** Waits until a text with these words is painted. */
  shows(words: string): Promise<number>;
  /** Resolves after so many frames. */
  frames(count: number): Promise<number>;
}

/**
 * Travels as text, so it names nothing outside itself. A text counts as painted when it stands there at the beginning of a frame, in
 * the glass whole in its row, and two more frames have begun after that. Of rows far from the screen, which the browser passes over, it counts
 * that they stand there: to ask for their measures would make the browser lay them out.
 */
export const installProbe = (): void => {
  const now = (): number => performance.timeOrigin + performance.now();
  const isOurs = location.protocol === 'chrome-extension:';
  const root = () => (isOurs ? document : document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot);
  const rows = isOurs ? '[data-row][data-kind=text]' : '[data-testid^="message-text-"]';
  const isWhole = (row: Element): boolean =>
    !isOurs || !row.checkVisibility({ contentVisibilityAuto: true }) || row.scrollHeight <= row.clientHeight + 1;
  const texts = () => [...(root()?.querySelectorAll(rows) ?? [])].filter(isWhole);
  const frames = (count: number): Promise<number> =>
    new Promise((resolve) => {
      const next = (left: number) => (left === 0 ? resolve(now()) : requestAnimationFrame(() => next(left - 1)));
      next(count);
    });

  const sights: Sight[] = [];
  const inserted: number[] = [];
  const entered: number[] = [];
  const handed: number[] = [];
  const requested: number[] = [];
  let isLooking = true;
  let seen = -1;
  const look = (): void => {
    if (!isLooking) return;
    const { length } = texts();
    if (length !== seen) void frames(2).then((at) => sights.push({ texts: length, at }));
    seen = length;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  const shows = (words: string): Promise<number> =>
    new Promise((resolve) => {
      const isThere = (): boolean => texts().some((row) => row.textContent?.includes(words));
      const changes = new MutationObserver(() => {
        if (!isThere()) return;
        changes.disconnect();
        void frames(2).then(resolve);
      });
      changes.observe(root() ?? document, { subtree: true, childList: true, attributes: true });
    });

  window.addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      if (key === 'Enter') entered.push(performance.timeOrigin + timeStamp);
    },
    { capture: true },
  );
  const probe: Probe = {
    origin: performance.timeOrigin,
    now,
    sights,
    inserted,
    entered,
    handed,
    requested,
    rest: () => {
      isLooking = false;
    },
    shows,
    frames,
  };
  Object.assign(globalThis, { probe });
};

/** The same for what the site does: goes in after the probe, into documents that are not the extension's. */
export const installSiteProbe = (): void => {
  if (location.protocol === 'chrome-extension:') return;
  const { now, inserted, handed, requested } = Reflect.get(globalThis, 'probe') as Probe;
  const { insertBefore, appendChild } = Node.prototype;
  const note = (parent: Node, node: Node): void => {
    const isRow = parent.isConnected && node instanceof Element && node.querySelector('[data-dm-message-row]') !== null;
    if (isRow) inserted.push(now());
  };
  Node.prototype.insertBefore = function <T extends Node>(node: T, child: Node | null): T {
    note(this, node);
    return insertBefore.call(this, node, child) as T;
  };
  Node.prototype.appendChild = function <T extends Node>(node: T): T {
    note(this, node);
    return appendChild.call(this, node) as T;
  };
  const ask = globalThis.fetch;
  globalThis.fetch = (what, how) => {
    if (how?.method === 'POST' && /messages\/\d+-\d+$/.test(String(what))) requested.push(now());
    return ask(what, how);
  };
  const isIn = (event: Event, element: string): boolean =>
    event.composedPath().some((node) => node instanceof Element && node.matches(element));
  const hand = (type: string, isIt: (event: Event) => boolean): void =>
    window.addEventListener(type, (event) => void (isIt(event) && handed.push(now())), { capture: true });
  hand('click', (event) => isIn(event, '[data-testid=dm-composer-send-button]'));
  hand('keydown', (event) => (event as KeyboardEvent).key === 'Enter' && isIn(event, 'textarea'));
};
