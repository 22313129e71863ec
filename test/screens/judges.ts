/** What axe cannot judge of a window: the way through it by Tab, half the width, and whether anything moves. Findings are lines; none is good. */
import type { Surface, WindowSurface } from '../support/person.ts';

/** Waits until nothing in the document moves or changes colour any more, but for what turns for ever. */
export const atRest = (surface: Surface): Promise<void> =>
  surface.evaluate(async () => {
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map((one) => one.finished));
  });

/** At 200 % on a small screen, and at 400 % on a large one, there are so many CSS pixels. */
const NARROW = { width: 320, height: 640 };

/** What makes the window scroll sideways when it is narrow. */
export const findingsWhenNarrow = async (window: WindowSurface): Promise<readonly string[]> => {
  await window.look({ size: NARROW });
  return window.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth && element.children.length === 0,
    );
    return [
      `narrow: ${scrollWidth} of ${clientWidth} pixels: ${wide.map(({ outerHTML }) => outerHTML.slice(0, 80)).join(' ')}`,
    ];
  });
};

/** What would still move for whoever asked for less motion. */
export const findingsOfMotion = async (surface: Surface): Promise<readonly string[]> =>
  surface.evaluate(() => {
    const moving = (element: Element, part?: string): boolean => {
      const { transitionDuration, animationName } = getComputedStyle(element, part);
      return animationName !== 'none' || transitionDuration.split(', ').some((time) => Number.parseFloat(time) > 0);
    };
    return [...document.querySelectorAll('*')]
      .filter((element) => moving(element) || moving(element, '::before') || moving(element, '::after'))
      .map(({ outerHTML }) => `motion: ${outerHTML.slice(0, 80)}`);
  });

type Stops = Window & { stops?: HTMLElement[] };

/** In the document: notes what Tab has to stop at, in the order of the document, and stands on the second, or on the only one. */
const noteStops = (): number => {
  const all = document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex="0"]');
  const stops = [...all].filter(
    (element) => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility(),
  );
  (window as Stops).stops = stops;
  (stops[1] ?? stops[0])?.focus();
  return stops.length;
};

/** In the document: which stop the focus is on, and what of it a person could not see. */
const lookAtFocus = (): { readonly at: number; readonly fault: string | null } => {
  const { activeElement: active } = document;
  const at = ((window as Stops).stops ?? []).indexOf(active as HTMLElement);
  if (active === null || at < 0) return { at, fault: `the focus is on ${active?.outerHTML.slice(0, 60) ?? 'nothing'}` };
  const { top, bottom } = active.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight) return { at, fault: 'it is not in the window' };
  const around = [active, active.parentElement, active.parentElement?.parentElement];
  const isOutlined = around.some((element) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  });
  return { at, fault: isOutlined ? null : `it does not show the focus: ${active.outerHTML.slice(0, 80)}` };
};

/** Walks through the window by Tab: stops that are left out, come in another order than they are read in, or do not show the focus. */
export const findingsByTab = async (window: WindowSurface): Promise<readonly string[]> => {
  const count = await window.evaluate(noteStops);
  const found: string[] = [];
  for (let stop = 0; stop < count; stop++) {
    if (count > 1) await window.press(':focus', stop === 0 ? 'Shift+Tab' : 'Tab');
    const { at, fault } = await window.evaluate(lookAtFocus);
    if (at !== stop) found.push(`tab: stop ${stop + 1} of ${count} is ${at + 1}`);
    if (fault !== null && count > 1) found.push(`tab: stop ${stop + 1}: ${fault}`);
  }
  return found;
};
