/** What a story may do with a person: a browser profile of their own with Sotto in it, the same in every browser. */

/** A document in which a person acts: the site, a window of ours, or one of our frames in the site. Selectors are CSS. */
export interface Surface {
  /** A real click on the first match, once it is there. Pierces open shadow roots. */
  click(css: string): Promise<void>;
  /** A real click with the right button on the first match. */
  rightClick(css: string): Promise<void>;
  /** Replaces a field's value in one go, as a paste would. */
  fill(css: string, text: string): Promise<void>;
  /** Types key by key, with real key presses. */
  type(css: string, text: string): Promise<void>;
  /** Presses one key in an element, e.g. `Enter`, `Shift+Enter`. */
  press(css: string, key: string): Promise<void>;
  /** The text content of the first match, once it is there. */
  text(css: string): Promise<string>;
  /** The text contents of all matches now, in document order. */
  texts(css: string): Promise<string[]>;
  attribute(css: string, name: string): Promise<string | null>;
  /** Waits until something matches. */
  waitFor(css: string): Promise<void>;
  /** Waits until nothing matches. */
  waitForNo(css: string): Promise<void>;
  /**
   * Calls a function in the document. It travels as text: it sees its arguments and the document's globals, nothing else.
   * Arguments and result are JSON.
   */
  evaluate<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
}

/** One of our frames inside the site's page. Gone from time to time: every act finds it anew. */
export interface FrameSurface extends Surface {
  /** True while the site's page holds the frame. */
  isThere(): Promise<boolean>;
  /** The address by which the page engine put it there, which a page may learn. */
  address(): Promise<string>;
}

/** How the browser says that it is looked at. What is not given is as it is by itself. */
export interface Look {
  readonly theme?: 'light' | 'dark';
  /** `more`: the system asks for more contrast. `forced`: it puts its own few colours in the place of ours. */
  readonly contrast?: 'more' | 'forced';
  readonly motion?: 'reduced';
  /** CSS pixels of the window. Half of what it has on the screen is a zoom of 200 %. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** A tab or window of the browser. */
export interface WindowSurface extends Surface {
  /** Brings it to the front, and looks at it in this way from now on. Chromium only. */
  readonly look: (look: Look) => Promise<void>;
  readonly screenshot: (file: string) => Promise<void>;
  /** Chooses a file in a file field. */
  chooseFile(css: string, file: string): Promise<void>;
  /** Clicks what offers a download and waits until it is saved. The file's name as offered. */
  download(css: string, file: string): Promise<string>;
  /** A real click at a point of the window, CSS pixels: for what no selector reaches. Chromium only. */
  clickAt(x: number, y: number): Promise<void>;
  reload(): Promise<void>;
  close(): Promise<void>;
}

/** What a person is started with. */
export interface PersonOptions {
  /** As the story calls them, e.g. `Alice`. */
  readonly name: string;
  /** Where the stand-in for the site listens, and its names, the home first; requests to every other host fail. */
  readonly site: { readonly port: number; readonly hosts: readonly string[] };
  /** Without Sotto: to see what the site looks like to everyone else. */
  readonly withoutSotto?: boolean;
  /** The profile folder of a browser that has ended. The person goes on with a copy of it, instead of with a fresh one. */
  readonly from?: string;
  /** The folder of another build than the real one. */
  readonly build?: string;
  /** With a visible window. */
  readonly headed?: boolean;
  /** `contrast`: the system's high contrast, in colours of its own. Chromium only. */
  readonly theme?: 'light' | 'dark' | 'contrast';
  /** Of the browser, as it names it: English where this is not said. Chromium only. */
  readonly language?: string;
  readonly width?: number;
  readonly height?: number;
  /** The file that stands for what their camera sees (`test/support/camera.ts`). Without one there is no camera. */
  readonly camera?: string;
  /** They have a microphone that beeps and a camera that moves, as the browser makes them up, and let Sotto use both. */
  readonly talks?: boolean;
  /** The title of the tab that they choose when they are asked what to share of their screen. Chromium only. */
  readonly shares?: string;
  /** Left edge of the window on the screen, when there is one. */
  readonly left?: number;
}

export interface Person {
  readonly name: string;
  readonly engine: 'chromium' | 'firefox';
  /** The tab that shows the site. */
  readonly site: WindowSurface;
  /** The message box that Sotto lays over the site's own. */
  readonly composer: FrameSurface;
  /** The frame in which the thread's messages are drawn. */
  readonly glass: FrameSurface;
  /** Everything that any page of this browser wrote to its console. */
  readonly consoleLines: readonly string[];
  /** The folder of the browser's profile, which stays when the browser ends. */
  readonly profile: string;
  /** Settles when the browser is gone, whoever closed it. */
  readonly ended: Promise<void>;
  /** Lets Sotto onto the site at which the tab is. Done when that is loaded anew. */
  allow(): Promise<void>;
  /** Takes that back, as a person does in the browser's own settings. */
  disallow(): Promise<void>;
  /** Goes to a path of the site, e.g. `/i/chat`, or to an address at another of its hosts. */
  open(path: string): Promise<void>;
  /** Logs in at the site. */
  login(handle: string): Promise<void>;
  /** Opens a window of Sotto as a tab, e.g. `app.html#people`. */
  window(path: string): Promise<WindowSurface>;
  /** The popup as it stands for the site's tab. */
  popup(): Promise<WindowSurface>;
  /** Waits for a window that Sotto opened by itself, whose path begins so. */
  openedWindow(path: string): Promise<WindowSurface>;
  siteTabId(): Promise<number>;
  /** Ends the browser as a person does; `restart` brings it back. */
  end(): Promise<void>;
  /** Ends the browser, unless that has happened, and starts it again with the same profile, logged in as before, with the site at a blank page. */
  restart(): Promise<void>;
  /** Kills all of the browser's processes at once; `restart` brings it back. Chromium only. */
  kill(): Promise<void>;
  /** Presses the keys of a text, or one named key such as `Enter` or `Shift+Tab`, wherever the focus of the site's tab is. */
  keys(text: string): Promise<void>;
  /** Pastes a text from the clipboard there, with Ctrl+V. Chromium only. */
  paste(text: string): Promise<void>;
  /** Enters a text there through an input method, as for Japanese. Chromium only. */
  compose(text: string): Promise<void>;
  /** Has the browser say what no test can make the system do: that the lock keys were pressed, that the screen was locked or unlocked. Chromium only. */
  happens(event: 'lock-keys' | 'screen-locked' | 'screen-unlocked'): Promise<void>;
  /** Sets the background's clock forward, until the background is started anew. Chromium only. */
  later(seconds: number): Promise<void>;
  /** Switches Sotto off and on again among the browser's extensions, as an update does on the way. Chromium only. */
  switchOffAndOn(): Promise<void>;
  /** A window like `window`, with a device at hand that keeps passkeys and always agrees. Chromium only. */
  windowWithPasskeys(path: string): Promise<WindowSurface>;
  /** Kills the background as the browser does when it is idle. Says whether it was running. */
  stopBackground(): Promise<boolean>;
  /** Ends the browser and removes the profile. */
  close(): Promise<void>;
  /** The browser has been ended: there is no page of it any more. */
  readonly isClosed: boolean;
}
