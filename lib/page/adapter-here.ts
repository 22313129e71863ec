/**
 * Which adapter reads this page. X's is at hand; those of the sites that the person allowed come in a script of their own, which runs before ours
 * and hands them over, so that X's pages load nothing for others.
 */
import { siteAt } from '../rpc/known-sites.ts';
import type { Adapter } from '../sites/adapter.ts';
import { xAdapter } from '../sites/x/adapter.ts';

/** Makes an adapter over a document. */
export type MakeAdapter = (page: Document) => Adapter;

/** Shared by our scripts of one document; no page sees their globals. */
const OFFERED = Symbol.for('sotto: adapters of more sites');
const shared = globalThis as { [OFFERED]?: Readonly<Record<string, MakeAdapter>> };

/** By Sotto's names for the sites. */
export const offerAdapters = (adapters: Readonly<Record<string, MakeAdapter>>): void => {
  shared[OFFERED] = adapters;
};

/** The adapter of the site at which this document is; null where there is none. */
export const adapterHere = (): Adapter | null => {
  const site = siteAt(location.host);
  const make = site === 'x' ? xAdapter : shared[OFFERED]?.[site];
  return make?.(document) ?? null;
};
