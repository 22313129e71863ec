/** One run of crashes over a conversation of two: in each round somebody writes and somebody is struck, and then both go on as people would. */
import { setTimeout as pause } from 'node:timers/promises';
import type { XChat } from '../hosts/x-chat/server.ts';
import { eventually } from './acts.ts';
import { type Crash, type Dice, type Moment, nextCrash, sentenceOf } from './crash-plan.ts';
import type { Survivor } from './survivor.ts';

export interface CrashRun {
  readonly site: XChat;
  readonly conversation: string;
  /** Alice and Bob. */
  readonly people: readonly [Survivor, Survivor];
  readonly dice: Dice;
  /** How many running workers are stopped, and how many browsers killed. */
  readonly stops: number;
  readonly kills: number;
}

/** Strikes until every stop and kill has hit something that ran. Says how many rounds that took. */
export const crashAndGoOn = async (run: CrashRun): Promise<number> => {
  const left = { stops: run.stops, kills: run.kills };
  let rounds = 0;
  for (; left.stops + left.kills > 0; rounds += 1) {
    const crash = nextCrash(run.dice, left);
    const hasHit = await round(run, crash).catch((error: Error) => {
      throw new Error(`In round ${rounds} (${JSON.stringify(crash)}): ${error.message}`, { cause: error });
    });
    if (hasHit) left[crash.kind === 'stop' ? 'stops' : 'kills'] -= 1;
  }
  return rounds;
};

/** Says whether something that ran was struck. */
const round = async (run: CrashRun, crash: Crash): Promise<boolean> => {
  const victim = run.people[crash.victim];
  noteCrash(run.people, crash);
  const texts = crash.writers.map((writer) => toWrite(run, run.people[writer]));
  const occasions = makeOccasions(run);
  const acts = [
    ...texts.map(({ writer, text }) =>
      act(writer, writer.begin(text, writer === victim ? occasions.ofWriting : nothing)),
    ),
    ...actsOf(victim, crash.moment, occasions.of),
  ];
  const hasHit = await strike(crash, victim, Promise.race([occasions.of[crash.moment].hasCome, anyFailure(acts)]));
  const killed = crash.kind === 'kill' ? victim : null;
  for (const { by, failure } of acts) {
    const error = await failure;
    if (error !== null && by !== killed) throw error; // a killed browser fails whoever is acting in it, and nobody else
  }

  await killed?.comeBack();
  for (const { writer, text } of texts) await writer.finish(text, { pageLived: writer !== killed });
  for (const { writer, text } of texts) await otherOf(run.people, writer).reads(text);
  return hasHit;
};

const otherOf = ([alice, bob]: CrashRun['people'], one: Survivor): Survivor => (one === alice ? bob : alice);

/** What the remarks of this round are about. */
const noteCrash = (people: CrashRun['people'], { kind, moment, victim }: Crash): void => {
  const struck = people[victim];
  struck.during = `${kind} while ${moment}`;
  otherOf(people, struck).during = `the other's ${struck.during}`;
};

const toWrite = ({ dice }: CrashRun, writer: Survivor) => ({
  writer,
  text: sentenceOf(dice, writer.person.name, writer.written.length + 1),
});

/** Something that somebody does, and how it failed, if it did. */
interface Act {
  readonly by: Survivor;
  readonly failure: Promise<Error | null>;
}

const act = (by: Survivor, done: Promise<void>): Act => ({
  by,
  failure: done.then(
    () => null,
    (error: Error) => error,
  ),
});

/** Settles when an act fails. Its moment may then never come. */
const anyFailure = (acts: readonly Act[]): Promise<void> =>
  new Promise((resolve) => {
    for (const { failure } of acts) void failure.then((error) => error !== null && resolve());
  });

/** What the victim does besides writing. */
const actsOf = (victim: Survivor, moment: Moment, of: Occasions): readonly Act[] => {
  if (moment === 'unlocking') return [act(victim, victim.lockAndUnlock(of.unlocking.come))];
  return moment === 'reading' ? [act(victim, readAnew(victim, of.reading.come))] : [];
};

const nothing = { typing: () => {}, entered: () => {} };

const readAnew = async (reader: Survivor, begun: () => void): Promise<void> => {
  begun();
  await reader.reload();
};

const strike = async ({ kind, afterMs }: Crash, { person }: Survivor, moment: Promise<void>): Promise<boolean> => {
  await moment;
  await pause(afterMs); // not a wait for anything: the crash may strike anywhere in its moment
  if (kind === 'stop') return person.stopBackground();
  await person.kill();
  return true;
};

interface Occasion {
  readonly come: () => void;
  readonly hasCome: Promise<void>;
}
type Occasions = Readonly<Record<Moment, Occasion>>;

/** When each moment has begun. A message has arrived when the site has one more than before. */
const makeOccasions = ({ site, conversation }: CrashRun) => {
  const typing = occasion();
  const sending = occasion();
  const before = site.messages(conversation).length;
  const arrives = async (): Promise<void> =>
    eventually('a message arrives', async () => site.messages(conversation).length > before);
  const of: Occasions = {
    typing,
    sending,
    arriving: {
      come: () => {},
      get hasCome() {
        return arrives();
      },
    },
    reading: occasion(),
    unlocking: occasion(),
  };
  return { of, ofWriting: { typing: typing.come, entered: sending.come } };
};

const occasion = (): Occasion => {
  let come = (): void => {};
  const hasCome = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { come: () => come(), hasCome };
};
