/** How a call begins: what its two messages weigh, and how long it takes from *Accept* until the first sound. */
import { inTurns } from '../measure.ts';
import { type Metric, metric } from '../metric.ts';
import { type CallStage, setCallStage } from '../page/call-stage.ts';
import type { SiteBrowser } from '../page/site-browser.ts';

const ROUNDS = 9;
const PEER = 'a direct connection and a message each way';

export async function call(): Promise<Metric[]> {
  const { SOTTO_BENCH_BUILD: build, SOTTO_BENCH_CHROMIUM: chromium } = process.env;
  if (build === undefined || chromium === undefined) throw new Error('scripts/bench.mjs names both');
  const stage = await setCallStage(chromium, build);
  try {
    const before = stage.site.messages(stage.thread).length;
    await connect(stage);
    const lengths = stage.site
      .messages(stage.thread)
      .slice(before)
      .map(({ text }) => text.length);
    const [offer = Number.NaN, answer = Number.NaN] = lengths;
    const { took } = await inTurns(
      new Map([
        ['Sotto', async () => ({ took: await connect(stage) })],
        ['direct', async () => ({ took: await direct(stage) })],
        ['messages', async () => ({ took: await roundTrip(stage) })],
      ]),
      ROUNDS,
    );
    const of = (who: string): number => took.get(who) ?? Number.NaN;
    return [
      metric('call.offer_chars', 'characters', new Map([['Sotto', offer]]), ''),
      metric('call.answer_chars', 'characters', new Map([['Sotto', answer]]), ''),
      metric(
        'call.connect',
        'ms',
        new Map([
          ['Sotto', of('Sotto')],
          [PEER, of('direct') + of('messages')],
        ]),
        PEER,
      ),
      metric('call.connect.direct', 'ms', new Map([['Sotto', of('direct')]]), ''),
      metric('call.connect.messages', 'ms', new Map([['Sotto', of('messages')]]), ''),
    ];
  } finally {
    await stage.close();
  }
}

/** Milliseconds from *Accept* until whoever accepted hears the first sound. */
const connect = async ({ alice, bob }: CallStage): Promise<number> => {
  await alice.ask('call.open', { tabId: true, video: false });
  const calling = await alice.opened('call.html');
  await calling.click('[data-act=start-call]');
  const ringing = await bob.opened('call.html');
  await ringing.waitForSelector('[data-act=accept-call]');
  const took = await ringing.evaluate(async () => {
    const began = performance.now();
    document.querySelector<HTMLElement>('[data-act=accept-call]')?.click();
    const isHeard = (): boolean => {
      const sound = document.querySelector('audio')?.srcObject;
      return sound instanceof MediaStream && sound.getAudioTracks().some(({ muted }) => !muted);
    };
    while (!isHeard()) await new Promise((resolve) => setTimeout(resolve, 2));
    return performance.now() - began;
  });
  await ringing.click('[data-act=hang-up]');
  for (const window of [calling, ringing]) {
    await window.waitForSelector('main[data-call=over]');
    await window.close();
  }
  return took;
};

/** The same two windows' browsers, when nothing goes through the site: complete descriptions, handed over by the bench. */
const direct = async ({ alice, bob }: CallStage): Promise<number> => {
  const [calling, called] = [await alice.ownWindow(), await bob.ownWindow()];
  const offer = await calling.evaluate(makeOffer);
  const began = performance.now();
  const answer = await called.evaluate(makeAnswer, offer);
  await calling.evaluate((sdp) => peer.setRemoteDescription({ type: 'answer', sdp }), answer);
  await called.evaluate(() => heard);
  const took = performance.now() - began;
  for (const window of [calling, called]) await window.close();
  return took;
};

declare const peer: RTCPeerConnection;
declare const heard: Promise<void>;

const makeOffer = async (): Promise<string> => {
  const made = new RTCPeerConnection();
  Object.assign(globalThis, { peer: made });
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  for (const track of stream.getTracks()) made.addTrack(track, stream);
  await made.setLocalDescription();
  while (made.iceGatheringState !== 'complete') await new Promise((resolve) => setTimeout(resolve, 2));
  return made.localDescription?.sdp ?? '';
};

const makeAnswer = async (sdp: string): Promise<string> => {
  const made = new RTCPeerConnection();
  const first = new Promise<void>((resolve) => {
    made.ontrack = ({ track }) => {
      track.onunmute = () => resolve();
    };
  });
  Object.assign(globalThis, { peer: made, heard: first });
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  for (const track of stream.getTracks()) made.addTrack(track, stream);
  await made.setRemoteDescription({ type: 'offer', sdp });
  await made.setLocalDescription();
  while (made.iceGatheringState !== 'complete') await new Promise((resolve) => setTimeout(resolve, 2));
  return made.localDescription?.sdp ?? '';
};

let sent = 0;

/** One text there and one back, from Enter until it is painted. */
const roundTrip = async ({ alice, bob }: CallStage): Promise<number> => {
  const began = performance.now();
  await says(bob, alice);
  await says(alice, bob);
  return performance.now() - began;
};

const says = async (speaker: SiteBrowser, listener: SiteBrowser): Promise<void> => {
  const text = `word number ${sent++} `;
  const composer = await speaker.frame('composer.html');
  const glass = await listener.frame('glass.html');
  await composer.locator('textarea').fill(text);
  await composer.locator('textarea').press('Enter');
  await glass.locator('[data-row][data-kind=text]', { hasText: text.trim() }).last().waitFor();
};
