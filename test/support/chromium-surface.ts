/** Acts in a page or frame of Chromium through Playwright. */
import type { Frame, Locator, Page } from '@playwright/test';
import type { FrameSurface, Look, Surface, WindowSurface } from './person.ts';

/** Finds the document to act in; called anew for every act, since pages reload and frames come and go. */
type Find = () => Promise<Page | Frame>;

/** A call of a function with JSON arguments, as an expression that no content policy of the page stops. */
const callOf = (run: (...args: never[]) => unknown, args: readonly unknown[]): string =>
  `(${run})(...${JSON.stringify(args)})`;

const surfaceOf = (find: Find): Surface => {
  const first = async (css: string): Promise<Locator> => (await find()).locator(css).first();
  return {
    click: async (css) => (await first(css)).click(),
    rightClick: async (css) => (await first(css)).click({ button: 'right' }),
    fill: async (css, text) => (await first(css)).fill(text),
    type: async (css, text) => (await first(css)).pressSequentially(text),
    press: async (css, key) => (await first(css)).press(key),
    text: async (css) => (await (await first(css)).textContent()) ?? '',
    texts: async (css) => (await find()).locator(css).allTextContents(),
    attribute: async (css, name) => (await first(css)).getAttribute(name),
    waitFor: async (css) => (await first(css)).waitFor({ state: 'attached' }),
    waitForNo: async (css) => (await first(css)).waitFor({ state: 'detached' }),
    evaluate: async <A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R> =>
      (await find()).evaluate<R>(callOf(run, args)),
  };
};

const lookAt = async (page: Page, { theme, contrast, motion, size }: Look): Promise<void> => {
  await page.bringToFront();
  await page.emulateMedia({
    ...(theme === undefined ? {} : { colorScheme: theme }),
    contrast: contrast === 'more' ? 'more' : null,
    forcedColors: contrast === 'forced' ? 'active' : null,
    reducedMotion: motion === 'reduced' ? 'reduce' : null,
  });
  if (size !== undefined) await page.setViewportSize(size);
};

/** A tab or window. `find` gives the page of the moment. */
export const windowSurface = (find: () => Page): WindowSurface => ({
  ...surfaceOf(async () => find()),
  look: (look) => lookAt(find(), look),
  screenshot: async (file) => {
    await find().screenshot({ path: file });
  },
  chooseFile: async (css, file) => {
    await find().locator(css).first().setInputFiles(file);
  },
  download: async (css, file) => {
    const coming = find().waitForEvent('download');
    await find().locator(css).first().click();
    const download = await coming;
    await download.saveAs(file);
    return download.suggestedFilename();
  },
  clickAt: (x, y) => find().mouse.click(x, y),
  reload: async () => {
    await find().reload();
  },
  close: () => find().close(),
});

const FRAME_TIMEOUT_MS = 20_000;

/** The worlds of a page's documents by name: its own has none, and that of a content script has its extension's. */
const worldsOf = async (page: Page): Promise<string> => {
  const session = await page.context().newCDPSession(page);
  const names: string[] = [];
  session.on('Runtime.executionContextCreated', ({ context: { name } }) => names.push(JSON.stringify(name)));
  await session.send('Runtime.enable'); // tells of every one that there is
  await session.detach();
  return names.join(', ');
};

/** The newest frame of a page whose document is `file`; frames in closed shadow roots are among a page's frames. */
export const frameSurface = (page: () => Page, file: string): FrameSurface => {
  const frame = (): Frame | undefined =>
    page()
      .frames()
      .findLast((candidate) => candidate.url().endsWith(`/${file}`)); // a frame that is just coming has no address
  const find = async (): Promise<Frame> => {
    for (;;) {
      const found = frame();
      if (found !== undefined) return found;
      await page()
        .waitForEvent('framenavigated', { predicate: () => frame() !== undefined, timeout: FRAME_TIMEOUT_MS })
        .catch(async (cause: unknown) => {
          throw new Error(`The page has no frame ${file}. Scripts run in: ${await worldsOf(page())}.`, { cause });
        });
    }
  };
  return {
    ...surfaceOf(find),
    isThere: async () => frame() !== undefined,
    // its own location has the extension's id in the place of the one that changes
    address: async () => (await (await (await find()).frameElement()).getAttribute('src')) ?? '',
  };
};
