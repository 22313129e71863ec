/** What Sotto does and what it does not, said as openly. Promises nothing that is not built. */

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
}

export const aboutWords = {
  title: 'About Sotto',
  lead: 'Sotto lays end-to-end encryption over the direct messages of a site. The site carries text that it cannot read.',
  audit:
    'Nobody outside the project has audited Sotto, nor the post-quantum library that it uses. That library is only ever added to a well-tried one, never put in its place.',
} as const;

/** Version and licence in one line. */
export const sayVersion = (version: string): string => `Version ${version} · Apache-2.0`;

export const chapters: readonly Chapter[] = [
  {
    id: 'protects',
    title: 'What it protects',
    lines: [
      'The site sees no word of a protected thread: not while it is typed, not while it is shown, not in its storage, not in a draft.',
      'Every message has a key of its own, which is thrown away after use. After a round trip a stolen key opens nothing new.',
      'Whoever records everything today, to open it with a quantum computer later, meets a handshake that was made against it.',
      'Only your security code opens the vault, unless you let a passkey or this device open it, too. There is no account and no server, and the extension asks no other computer for anything.',
      'A protected thread sends no clear text through Sotto. On any doubt nothing is sent, and you are told why.',
    ],
  },
  {
    id: 'limits',
    title: 'What it cannot do',
    lines: [
      'The site can drop, delay or refuse messages.',
      'The site sees who writes to whom, when, and roughly how much.',
      'The site sees that Sotto is used.',
      'A first contact that nobody checked is trust on first use.',
      'Whoever holds the unlocked machine reads along. So does whatever else runs there with your rights.',
      'What your contact does with your words is up to your contact.',
    ],
  },
  {
    id: 'page',
    title: 'In the page',
    lines: [
      'A page can draw a message box of its own that looks like Sotto’s. When something seems odd, use the toolbar button: a page cannot imitate that.',
      'A page with a frame from elsewhere can fight for the keyboard many times a second, and in Chromium it can win keys. Sotto pauses typing at the first theft, which itself may cost one key.',
      'Messages that were written before protection began stay as the site has them.',
      'Attach, GIF, voice and emoji buttons are covered in a protected thread, because what they send would go in clear.',
    ],
  },
  {
    id: 'keys',
    title: 'Keys and proofs',
    lines: [
      'An invitation is signed. Whoever holds it can prove that your key invited that account on that day; what you say afterwards proves nothing to others.',
      'A copy of your browser profile that writes in your name is noticed when its messages appear in the thread: sending stops until you begin a new session. If the site hides them, it is not.',
      'A code of your own can be guessed without limit by someone who has copied this browser’s files. How hard that is Sotto can only estimate: it does not know quotes, songs or words of other languages.',
      'Changing the security code does not help against somebody who has copied the files before and knows the old one.',
    ],
  },
  {
    id: 'disk',
    title: 'On this computer',
    lines: [
      'What is stored is encrypted, but it can be seen that Sotto is installed and how many threads are protected. Someone with your files and a thread in mind can check whether it is one of them.',
      'Browsers and disks keep old blocks for a while, so what was deleted may still lie there, encrypted.',
      'Messages are kept in the vault so that you can read them again, as long as you choose for each thread. Whoever has this browser’s files and your code reads what is kept.',
      'A timer holds on your contact’s side as well, if the site lets them know of it. It cannot undo what they have copied.',
      'While the vault is open, its key is in the browser’s memory.',
      'Where the vault is remembered on this device, whoever can use this browser profile or copy its files can open it.',
      'A backup file opens with the code or the words of the day it was made, for as long as somebody has it. Whoever has both reads what is in it.',
      'A backup holds no running session: after a restore each thread is protected anew, and what came after the backup was made is not in it.',
    ],
  },
  {
    id: 'not-yet',
    title: 'Not in this version yet',
    lines: [
      'Verifying a contact by QR code or safety number.',
      'Deciding about a contact whose key changed: such a thread stays blocked.',
      'Files, pictures, voice and video. Sites other than X.',
    ],
  },
];
