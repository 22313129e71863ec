/** Lists every name that its window, its document and what they are made of have, and whether each function is the browser's own. */
import type { Trick } from '../detection.ts';

export const comparesEveryName: Trick = () => () => {
  const isNative = (value: unknown): boolean =>
    typeof value !== 'function' || Function.prototype.toString.call(value).includes('[native code]');
  const described = (owner: object): string[] =>
    Object.entries(Object.getOwnPropertyDescriptors(owner)).map(
      ([name, { value, get, set, writable, enumerable, configurable }]) =>
        `${name} ${[writable, enumerable, configurable].map(Number)} ${[value, get, set].every(isNative)}`,
    );
  const prototypes = Object.getOwnPropertyNames(window).flatMap((name) => {
    const { value } = Object.getOwnPropertyDescriptor(window, name) ?? {};
    return typeof value === 'function' && typeof value.prototype === 'object' && value.prototype !== null
      ? described(value.prototype).map((line) => `${name}.${line}`)
      : [];
  });
  const names = [...Object.getOwnPropertyNames(window).map((name) => `window.${name}`), ...prototypes];
  const ofNodes = [document, document.documentElement, document.body, navigator, history, location, performance];
  const all = [...names, ...ofNodes.flatMap(described)];
  return all.map((name) => name.replace(/_reactListening\w+/, '_reactListening')).sort(); // the site draws the end of that name
};
