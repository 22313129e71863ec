/** How long a thread takes to be there: the page alone, with a bare extension, and with every text of Sotto's painted. */
import { inTurns } from '../measure.ts';
import { type Metric, metric } from '../metric.ts';
import { BARE_FRAME } from './bare.ts';
import type { Place, Stage } from './stage.ts';

const FEW = 50;
const MANY = 500;
const ROUNDS = 21;
const ROUNDS_OF_MANY = 9;

export const opening = async (stage: Stage): Promise<Metric[]> => {
  stage.show(FEW);
  const few = await inTurns(
    new Map([
      ['alone', opens(stage.alone, FEW, null)],
      ['bare', opens(stage.bare, FEW, BARE_FRAME)],
      ['sotto', opens(stage.sotto, FEW, 'glass.html')],
    ]),
    ROUNDS,
  );
  stage.show(MANY);
  const many = await inTurns(
    new Map([
      ['alone', opens(stage.alone, MANY, null)],
      ['sotto', opens(stage.sotto, MANY, 'glass.html')],
    ]),
    ROUNDS_OF_MANY,
  );
  const of = (answers: typeof few, who: string) => answers.all.get(who) ?? Number.NaN;
  const added = (answers: typeof few, who: string) => of(answers, who) - of(answers, 'alone');
  const beside = (name: string, ours: number, peer: string, theirs: number) =>
    metric(
      name,
      'ms',
      new Map([
        ['Sotto', ours],
        [peer, theirs],
      ]),
      peer,
    );
  return [
    beside('page.open_50', of(few, 'sotto'), 'the page alone', of(few, 'alone')),
    beside('page.open_50.added', added(few, 'sotto'), 'an empty frame', added(few, 'bare')),
    beside('page.open_500', of(many, 'sotto'), 'the page alone', of(many, 'alone')),
    beside('page.open_500_over_50', added(many, 'sotto'), 'added at 50', added(few, 'sotto')),
  ];
};

const opens =
  ({ browser, thread }: Place, rows: number, file: string | null) =>
  async () => {
    await browser.leave();
    return browser.open(thread, rows, file);
  };
