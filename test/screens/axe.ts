/** axe-core over a document of ours, in a real browser. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Surface } from '../support/person.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Puts axe into the document, once. As text: the document's own policy allows no script of ours. */
const bringAxe = new Function(`if (!('axe' in window)) {${source}}`) as () => void;

declare const axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };

/** They judge pages. A frame of ours is a part of the site's page, which has its own heading and landmarks. */
const ofWholePages = ['landmark-one-main', 'page-has-heading-one', 'region'];

export interface Judging {
  readonly direction: 'ltr' | 'rtl';
  readonly part: 'window' | 'frame';
  /** These alone, those that axe leaves out by itself included; its own choice when it is not given. */
  readonly rules?: readonly string[];
}

/** What axe finds, each as one line. Empty is good. */
export const axeFindings = async (
  surface: Surface,
  { direction, part, rules }: Judging,
): Promise<readonly string[]> => {
  await surface.evaluate(bringAxe);
  const leftOut = part === 'frame' ? ofWholePages : [];
  return surface.evaluate(
    async (dir, only, without) => {
      const root = document.documentElement;
      const before = root.dir;
      root.dir = dir;
      const { violations } = await axe.run(document, {
        resultTypes: ['violations'],
        rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
        ...(only === null ? {} : { runOnly: { type: 'rule', values: [...only] } }),
      });
      root.dir = before;
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(
          ({ target, failureSummary = '' }) =>
            `${id}: ${target.join(' ')}: ${failureSummary.split('\n').slice(1).join(';')}`,
        ),
      );
    },
    direction,
    rules ?? null,
    leftOut,
  );
};
