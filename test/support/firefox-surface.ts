/** Acts in a tab or frame of Firefox through Marionette. */
import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inFolder, nextDownload } from './download-folder.ts';
import type { FirefoxBrowser } from './firefox-browser.ts';
import { MarionetteError } from './marionette.ts';
import { keysOf } from './named-keys.ts';
import type { FrameSurface, Surface, WindowSurface } from './person.ts';

const TIMEOUT_MS = 20_000;
const POLL_MS = 50;

/** The property under which WebDriver hands elements over. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
type ElementReference = Record<typeof ELEMENT, string>;

/** Moves Marionette into the document to act in. Called before every act, alone. */
type Enter = () => Promise<void>;

/** Modifiers hold until the end of what is sent. */
const keystroke = (chord: string): string => keysOf(chord).join('');

/** All matches below a root, in document order, open shadow roots included. Runs in the document. */
const matchesIn = `(css) => {
  const below = (root) => [...root.querySelectorAll('*')].flatMap((element) => [
    ...(element.matches(css) ? [element] : []),
    ...(element.shadowRoot ? below(element.shadowRoot) : []),
  ]);
  return below(document);
}`;

/** Runs script text in the document and returns what it returns; elements come back as references. */
const script = async <T>(browser: FirefoxBrowser, body: string, args: readonly unknown[]): Promise<T> => {
  const parameters = { script: `const matches = ${matchesIn};\n${body}`, args, sandbox: null };
  return (await browser.send<{ value: T }>('WebDriver:ExecuteScript', parameters)).value;
};

/** A document or element that went away while it was asked: worth asking again. */
const isPassing = (error: unknown): boolean =>
  error instanceof MarionetteError &&
  ['no such element', 'stale element reference', 'no such window', 'no such frame', 'detached shadow root'].includes(
    error.code,
  );

/** Asks until there is an answer. Each try stands alone, so that others get their turn in between. */
const until = async <T>(browser: FirefoxBrowser, what: string, ask: () => Promise<T | null>): Promise<T> => {
  const end = Date.now() + TIMEOUT_MS;
  for (;;) {
    const answer = await browser.alone(ask).catch((error: unknown) => {
      if (!isPassing(error)) throw error;
      return null;
    });
    if (answer !== null) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await pause(POLL_MS);
  }
};

const surfaceOf = (browser: FirefoxBrowser, enter: Enter): Surface => {
  /** Does something in the document as soon as it is there. */
  const inside = async <T>(what: string, act: () => Promise<T | null>): Promise<T> =>
    until(browser, what, async () => {
      await enter();
      return act();
    });

  /** Does something with the first match as soon as there is one. */
  const withFirst = async <T>(css: string, act: (element: string) => Promise<T>): Promise<T> => {
    const { done } = await inside(css, async () => {
      const reference = await script<ElementReference | null>(browser, 'return matches(arguments[0])[0] ?? null;', [
        css,
      ]);
      return reference === null ? null : { done: await act(reference[ELEMENT]) };
    });
    return done;
  };

  const sendKeys = (css: string, text: string): Promise<void> =>
    withFirst(css, async (id) => void (await browser.send('WebDriver:ElementSendKeys', { id, text })));

  const waitForCount = async (css: string, isEnough: (found: number) => boolean, what: string): Promise<void> => {
    await inside(what, async () =>
      isEnough(await script<number>(browser, 'return matches(arguments[0]).length;', [css])) ? true : null,
    );
  };

  return {
    click: (css) => withFirst(css, async (id) => void (await browser.send('WebDriver:ElementClick', { id }))),
    rightClick: (css) =>
      withFirst(css, async (id) => {
        const actions = [
          { type: 'pointerMove', x: 0, y: 0, origin: { [ELEMENT]: id } },
          { type: 'pointerDown', button: 2 },
          { type: 'pointerUp', button: 2 },
        ];
        const mouse = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
        await browser.send('WebDriver:PerformActions', { actions: [mouse] });
      }),
    fill: async (css, text) => {
      await withFirst(css, (id) =>
        script(
          browser,
          `const [field, text] = arguments; field.focus(); field.select();
           document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
           if (field.value !== text) throw new Error('The field did not take the text.');`,
          [{ [ELEMENT]: id }, text],
        ),
      );
    },
    type: sendKeys,
    press: (css, key) => sendKeys(css, keystroke(key)),
    text: (css) =>
      withFirst(css, (id) => script<string>(browser, 'return arguments[0].textContent;', [{ [ELEMENT]: id }])),
    texts: (css) =>
      inside(css, () =>
        script<string[]>(browser, 'return matches(arguments[0]).map((one) => one.textContent);', [css]),
      ),
    attribute: (css, name) =>
      withFirst(css, (id) =>
        script<string | null>(browser, 'return arguments[0].getAttribute(arguments[1]);', [{ [ELEMENT]: id }, name]),
      ),
    waitFor: (css) => waitForCount(css, (found) => found > 0, css),
    waitForNo: (css) => waitForCount(css, (found) => found === 0, `the end of ${css}`),
    evaluate: async (run, ...args) => {
      const { done } = await inside('the document', async () => ({ done: await browser.call(run, ...args) }));
      return done;
    },
  };
};

/** A tab or window. `handle` names it to Marionette. */
export const windowSurface = (browser: FirefoxBrowser, handle: () => string): WindowSurface => {
  const enter = async (): Promise<void> => {
    await browser.send('WebDriver:SwitchToWindow', { handle: handle(), focus: true });
    await browser.send('WebDriver:SwitchToFrame', { id: null });
  };
  const inWindow = (act: () => Promise<unknown>): Promise<void> =>
    browser.alone(async () => {
      await enter();
      await act();
    });
  return {
    ...surfaceOf(browser, enter),
    screenshot: (file) =>
      inWindow(async () => {
        const { value } = await browser.send<{ value: string }>('WebDriver:TakeScreenshot', { full: false });
        writeFileSync(file, Buffer.from(value, 'base64'));
      }),
    chooseFile: (css, file) => surfaceOf(browser, enter).type(css, file),
    download: async (css, file) => {
      const surface = surfaceOf(browser, enter);
      const next = nextDownload(browser.downloads);
      await surface.click(css);
      const name = await until(browser, 'the download', async () => next()).catch(async (error) => {
        const said = (await surface.texts('[role=alert], [role=status]')).join(' ') || 'nothing';
        throw new Error(`${error.message} In its folder: ${inFolder(browser.downloads)}. The window says: ${said}`);
      });
      copyFileSync(path.join(browser.downloads, name), file);
      return name;
    },
    look: () => Promise.reject(new Error('Only told in Chromium.')),
    clickAt: () => Promise.reject(new Error('Only told in Chromium.')),
    reload: () => inWindow(() => browser.send('WebDriver:Refresh')),
    close: () => inWindow(() => browser.send('WebDriver:CloseWindow')),
  };
};

/** Finds the newest frame whose document is a file, closed shadow roots included. Runs with the browser's own rights. */
const findFrame = `
  const [file] = arguments;
  const below = (root) => [...root.querySelectorAll('*')].flatMap((element) => [
    ...(element.localName === 'iframe' && element.src.endsWith('/' + file) ? [element] : []),
    ...(element.openOrClosedShadowRoot ? below(element.openOrClosedShadowRoot) : []),
  ]);
  return below(document).at(-1) ?? null;`;

/** One of our frames in a tab. */
export const frameSurface = (browser: FirefoxBrowser, handle: () => string, file: string): FrameSurface => {
  const seek = async (): Promise<ElementReference | null> => {
    await browser.send('WebDriver:SwitchToWindow', { handle: handle(), focus: true });
    await browser.send('WebDriver:SwitchToFrame', { id: null });
    const parameters = { script: findFrame, args: [file], sandbox: 'system' };
    return (await browser.send<{ value: ElementReference | null }>('WebDriver:ExecuteScript', parameters)).value;
  };
  const enter = async (): Promise<void> => {
    const frame = await seek();
    if (frame === null) throw new MarionetteError(file, 'no such frame', 'The page does not hold it.');
    await browser.send('WebDriver:SwitchToFrame', { element: frame[ELEMENT] });
  };
  const surface = surfaceOf(browser, enter);
  return {
    ...surface,
    isThere: () => browser.alone(async () => (await seek()) !== null),
    address: () => surface.evaluate(() => location.href),
  };
};
