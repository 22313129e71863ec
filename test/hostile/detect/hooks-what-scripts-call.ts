/** Replaces whatever a script that works in its page would call, and asks each call where it comes from. */
import type { Trick } from '../detection.ts';

export const hooksWhatScriptsCall: Trick = () => {
  const callers = new Set<string>();
  const hook = (owner: object, name: string): void => {
    const methods = owner as Record<string, (...given: unknown[]) => unknown>;
    const original = methods[name];
    if (original === undefined) return;
    methods[name] = function (this: unknown, ...given) {
      for (const [scheme] of new Error('where').stack?.matchAll(/[\w-]+(?=:\/\/)/g) ?? []) callers.add(scheme);
      return original.apply(this, given);
    };
  };
  const { prototype: element } = Element;
  for (const name of ['createElement', 'createTextNode', 'querySelector', 'querySelectorAll', 'elementFromPoint'])
    hook(Document.prototype, name);
  for (const name of ['attachShadow', 'setAttribute', 'toggleAttribute', 'querySelector', 'append', 'animate'])
    hook(element, name);
  for (const name of ['getBoundingClientRect', 'hasAttribute', 'closest', 'scrollTo']) hook(element, name);
  for (const name of ['addEventListener', 'dispatchEvent']) hook(EventTarget.prototype, name);
  for (const name of ['appendChild', 'insertBefore', 'contains']) hook(Node.prototype, name);
  for (const name of ['focus', 'blur', 'click']) hook(HTMLElement.prototype, name);
  for (const name of ['postMessage', 'getComputedStyle', 'setInterval', 'setTimeout', 'fetch']) hook(window, name);
  for (const name of ['observe', 'takeRecords']) hook(MutationObserver.prototype, name);
  hook(MessagePort.prototype, 'postMessage');
  hook(CSSStyleDeclaration.prototype, 'setProperty');
  return () => [...callers].sort();
};
