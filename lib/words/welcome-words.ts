/** What the welcome tab says: three lines on what is protected, three on what is not, then the security code. */

export const welcomeWords = {
  title: 'Private messages where you already write',
  lead: 'Sotto encrypts your direct messages on X before the site sees them. You go on writing in the thread you have.',
  protectsTitle: 'What it protects',
  protects: [
    'The site sees no word: not while you type, not while you read, not in its storage.',
    'Every message has a key of its own, which is thrown away after use.',
    'Only your security code opens what is stored. No account, no server, nothing is reported anywhere.',
  ],
  limitsTitle: 'What it cannot do',
  limits: [
    'The site still sees who writes to whom, when, and roughly how much. It can hold messages back.',
    'A first contact that nobody has checked is trusted on first use.',
    'Whoever sits at your unlocked computer reads along.',
  ],
  begin: 'Choose a security code',
  restore: 'I have a backup file',
} as const;

export const codeWords = {
  suggestedTitle: 'Your security code',
  suggestedLead: 'Write these six words down on paper. They are drawn at random and nobody else has them.',
  another: 'Draw other words',
  own: 'Use a code of my own',
  suggested: 'Use six random words',
  again: 'Type the six words to show that you have them',
  againMeaning: 'The words are covered while you type.',
  covered: 'Covered while you type',
  ownTitle: 'A code of your own',
  ownLead:
    'Several words that nobody would expect next to each other, or a long password that a program made. Nothing that others could find out.',
  ownWarning:
    'Nothing limits guessing: whoever copies this browser’s files can try codes day and night without asking anyone. Six random words withstand that; most codes that people think up do not.',
  ownMeter: 'The meter knows English words and common passwords. It does not know quotes, songs or other languages.',
  ownCode: 'Security code',
  ownAgain: 'The same code again',
  lossTitle: 'If you forget it, it is gone',
  loss: 'Nobody can recover the code: not you, not us. Without it your messages cannot be read, unless you make a recovery sheet in the next step.',
  create: 'Create my vault',
  creating: 'Creating your vault. This takes a second or two, so that guessing takes far longer.',
  drawing: 'Drawing words…',
  differs: 'This is not the same as the code above. Check it letter by letter.',
  differsOwn: 'The two codes are not the same.',
} as const;

export const doneWords = {
  title: 'Your vault is open',
  lead: 'Three steps are left, and you take them in the conversation itself.',
  steps: [
    'Open a direct message on X. If X was open already, reload it once.',
    'Click the Sotto button in the toolbar. It may hide behind the puzzle piece: pin it.',
    'Choose “Protect this thread”. Once your contact has accepted, both of you type as always.',
  ],
  people: 'Go to your people',
} as const;
