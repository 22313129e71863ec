/** Who may ask what, as data for the router. Disagreeing with the contract's types does not compile. */
import type { Contract, Method } from './contract.ts';

/** True for each caller that the contract names, and no other caller can be written down. */
export const callers: { readonly [M in Method]: { readonly [C in Contract[M]['from']]: true } } = {
  'page.thread': { page: true },
  'page.left': { page: true },
  'page.scan': { page: true },
  'page.token': { page: true },
  'page.guarded': { page: true },
  'frame.bind': { composer: true, glass: true },
  'glass.read': { glass: true },
  'composer.state': { composer: true },
  'composer.draft': { composer: true },
  'composer.send': { composer: true },
  'composer.retry': { composer: true },
  'composer.discard': { composer: true },
  'composer.unlock': { composer: true },
  'vault.status': { window: true },
  'vault.suggest': { window: true },
  'vault.create': { window: true },
  'vault.unlock': { window: true },
  'vault.lock': { window: true },
  'tab.thread': { window: true },
  'thread.protect': { window: true },
  'thread.accept': { window: true },
  'people.list': { window: true },
  'settings.get': { window: true },
  'settings.set': { window: true },
};

/** The methods by name, for telling a method from any other string without touching inherited properties. */
export const isMethod = (name: string): name is Method => Object.hasOwn(callers, name);
