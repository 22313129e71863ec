/** Frames our glass, whose address it has learned, with a token and a port of its own, to have texts measured. */
import { accounts } from '../../support/accounts.ts';
import { sees } from '../../support/acts.ts';
import { type GuardAttack, succeeds } from '../guard-attack.ts';

/** Runs in the page: asks for the sizes of a text, and keeps the answer. */
const frameGlass = (address: string, armored: string) => {
  const frame = document.body.appendChild(document.createElement('iframe'));
  frame.src = address;
  frame.addEventListener('load', () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => document.documentElement.setAttribute('data-answer', JSON.stringify(data));
    frame.contentWindow?.postMessage({ token: '0'.repeat(64) }, '*', [port2]);
    const names = [[0, armored]];
    const box = { id: 0, x: 0, y: 0, width: 120, height: 20, step: 0, room: 3, color: 'rgb(0, 0, 0)' };
    setInterval(() => port1.postMessage({ kind: 'layout', dark: false, names, boxes: [box], strips: [] }), 100);
  });
};

export const framesOurGlass: GuardAttack = {
  without: {
    requirement: 'R-FRAME-1',
    file: 'lib/background/bindings.ts',
    edits: [
      {
        from: 'const issued = await read<Token>(tokenName(token));',
        to: "const issued = await read<Token>((await entriesOf(frame.tabId)).findLast((name) => name.startsWith('token ')) ?? '');",
      },
      { from: 'issued.usedBy === null &&', to: '' },
      { from: 'issued.frame === frame.kind &&', to: '' },
      {
        from: 'const binding: Binding = { tabId, frame: kind, ref, issuedAt };',
        to: 'const binding: Binding = { tabId, frame: frame.kind, ref, issuedAt };',
      },
    ],
  },
  bites: async ({ site, conversation, alice, bob }) => {
    const armored = bob.message(
      'a text of more than one line, so that its size is another one than that of the box'.repeat(3),
    );
    site.addMessages(conversation, [{ from: accounts.bob.id, text: armored }]);
    await sees(alice, 'a text of more than one line, so that its size is another one than that of the box'.repeat(3));
    const address = await alice.glass.address();
    await alice.site.evaluate(frameGlass, address, armored);
    return succeeds(async () => (await alice.site.attribute('html', 'data-answer')) !== null);
  },
};
