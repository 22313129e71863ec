// @vitest-environment happy-dom
/** Backups as a person meets them: the reminder, the steps to a proven one, the sheet, restoring, and copies to read. */
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Person } from '../../lib/rpc/thread-types.ts';
import type { BackupStatus, RestoreOutcome } from '../../lib/rpc/vault-types.ts';
import { backupWords, restoreWords, sayStanding } from '../../lib/words/backup-words.ts';
import { sayError } from '../../lib/words/sentences.ts';
import { noBackup, openApp } from './app-window.tsx';
import { bob, openPopup } from './popup-window.tsx';
import { click, fill, find, isThere, settle, textOf } from './screen.ts';

const NOON = 1_790_000_000;
const WORDS = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
const proven: BackupStatus = { ...noBackup, standing: 'proven', madeAt: NOON, provenAt: NOON };
const counts = { madeAt: NOON, accounts: 1, people: 2, texts: 45 };
const nothingTold = { counts, added: 45, toProtect: 3, keptIdentities: [], otherKeys: [] };

const choose = async (css: string): Promise<File> => {
  const file = new File(['sealed'], 'sotto-backup.sotto');
  await act(() => {
    const field = find<HTMLInputElement>(css);
    Object.defineProperty(field, 'files', { value: [file], configurable: true });
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  return file;
};

/** What is saved, by the name that is offered. */
let saved: { readonly name: string; readonly file: Blob }[];
beforeEach(() => {
  saved = [];
  let last: Blob = new Blob();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    last = file as Blob;
    return 'blob:saved';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push({ name: this.download, file: last });
  });
});

describe('the reminder', () => {
  it.each(['none', 'unproven', 'behind', 'old'] as const)(
    'stands on every screen while the backup is %s',
    async (standing) => {
      const status = (): BackupStatus => ({ ...proven, standing });
      for (const screen of ['people', 'settings', 'about']) {
        await openApp(`#${screen}`, { status: 'open' }, { 'backup.status': status });
        expect(textOf('[data-standing]')).toContain(sayStanding(standing).meaning);
      }
      await openPopup({ status: 'open', thread: bob('protected') }, { 'backup.status': status });
      expect(textOf('[data-standing]')).toContain(sayStanding(standing).meaning);
    },
  );

  it('is gone once a backup is proven, and is back when a restore was cut off', async () => {
    await openApp('#people', { status: 'open' }, { 'backup.status': () => proven });
    expect(isThere('[data-standing]')).toBe(false);
    await openApp('#settings', { status: 'open' }, { 'backup.status': () => ({ ...proven, isUnfinished: true }) });
    expect(textOf('[data-standing=unfinished]')).toContain('restore was interrupted');
  });

  it('leads to the backup screen', async () => {
    const popup = await openPopup({ status: 'open', thread: bob('protected') }, { 'backup.status': () => noBackup });
    await click('[data-act=open-backup]');
    expect(popup.openApp).toHaveBeenCalledWith('backup');
  });

  it('says nothing while the vault is locked', async () => {
    const { asked } = await openApp('#people', { status: 'locked' });
    expect(asked.map(({ method }) => method)).not.toContain('backup.status');
  });
});

describe('the steps', () => {
  it('save what the background made under the name that it gave', async () => {
    await openApp('#backup', { status: 'open' }, { 'backup.make': () => ({ name: 'a.sotto', bytes: 6 }) });
    await click('[data-act=make-backup]');
    await settle();
    expect(saved.map(({ name }) => name)).toEqual(['a.sotto']);
    expect(textOf('[data-saved]')).toContain('Saved as a.sotto');
  });

  it('hand the chosen file over, open it, and say what is in it', async () => {
    let standing: BackupStatus['standing'] = 'unproven';
    const { asked, files, announce } = await openApp(
      '#backup',
      { status: 'open' },
      {
        'backup.status': () => ({ ...noBackup, standing }),
        'backup.prove': () => {
          standing = 'proven';
          return counts;
        },
      },
    );
    await click('[data-act=prove]');
    expect(textOf('[role=alert]')).toBe(backupWords.noFile);
    const file = await choose('input[name=backup-file]');
    await click('[data-act=prove]');
    expect(textOf('[role=alert]')).toBe(backupWords.noSecret);
    await fill('input[name=secret]', 'the code of Alice');
    await click('[data-act=prove]');
    await settle();
    announce();
    await settle();
    expect(files.handedOver).toEqual([file]);
    expect(asked).toContainEqual({ method: 'backup.prove', params: { secret: 'the code of Alice' } });
    expect(textOf('form[data-proven]')).toContain('one account, 2 people, 45 messages');
    expect(find('[data-backup]').dataset['backup']).toBe('proven');
    expect(find<HTMLInputElement>('input[name=secret]').value).toBe('');
  });

  it('say of an empty backup that nothing is in it yet', async () => {
    const empty = { madeAt: NOON, accounts: 0, people: 0, texts: 0 };
    await openApp('#backup', { status: 'open' }, { 'backup.prove': () => empty });
    await choose('input[name=backup-file]');
    await fill('input[name=secret]', 'the code of Alice');
    await click('[data-act=prove]');
    await settle();
    expect(textOf('form[data-proven]')).toContain('Nothing is in it yet');
  });

  it.each([
    'backup/not-a-backup',
    'backup/truncated',
    'backup/damaged',
    'backup/newer',
    'backup/wrong-secret',
    'backup/mistyped-words',
    'backup/other-vault',
  ] as const)('say in a sentence of its own what is wrong: %s', async (code) => {
    await openApp('#backup', { status: 'open' }, { 'backup.prove': () => ({ error: code }) });
    await choose('input[name=backup-file]');
    await fill('input[name=secret]', 'the code of Alice');
    await click('[data-act=prove]');
    await settle();
    expect(textOf('[role=alert]')).toBe(sayError(code));
  });

  it('show the words once, numbered, with a QR code to print, and no longer when they are on paper', async () => {
    const printed = vi.fn();
    vi.stubGlobal('print', printed);
    await openApp(
      '#backup',
      { status: 'open' },
      {
        'backup.words': () => ({ words: WORDS, qr: `SOTTO-RECOVERY-1:${WORDS}` }),
        'backup.keep-words': () => ({}),
      },
    );
    await click('[data-act=make-words]');
    await settle();
    expect([...document.querySelectorAll('[data-words] li')].map((word) => word.textContent).join(' ')).toBe(WORDS);
    expect(find('[data-sheet] svg path').getAttribute('d')?.length).toBeGreaterThan(1000);
    await click('[data-act=print]');
    expect(printed).toHaveBeenCalledOnce();
    await click('[data-act=sheet-done]');
    expect(document.body.textContent).not.toContain('sausage');
    vi.unstubAllGlobals();
  });
});

describe('restoring', () => {
  const restoring = (outcome: RestoreOutcome = nothingTold) => ({ 'backup.restore': () => outcome });
  const type = async (secret: string): Promise<void> => {
    await choose('input[name=backup-file]');
    await fill('input[name=secret]', secret);
  };
  const params = (asked: readonly { method: string; params: unknown }[]) =>
    asked.filter(({ method }) => method === 'backup.restore').map((one) => one.params);

  it('is offered where there is no vault, and keeps the code that opens the file', async () => {
    const { asked } = await openApp('#welcome', { status: 'none' }, restoring());
    expect(find('main a[href="#restore"]').textContent).toBeTruthy();
    await act(() => {
      location.hash = '#restore';
      dispatchEvent(new HashChangeEvent('hashchange'));
    });
    await type('the code of Alice');
    await click('[data-act=restore]');
    await settle();
    expect(params(asked)).toEqual([{ secret: 'the code of Alice', code: null }]);
    expect(textOf('[data-restored]')).toContain('45 messages are new here');
    expect(textOf('[data-restored]')).toContain(restoreWords.next);
  });

  it('asks for a code where words open the file, twice the same', async () => {
    const { asked } = await openApp(
      '#restore',
      { status: 'none' },
      {
        'backup.restore': ({ code }) => (code === null ? { error: 'backup/needs-code' } : nothingTold),
      },
    );
    await type(WORDS);
    await click('[data-act=restore]');
    await settle();
    expect(textOf('[role=alert]')).toBe(sayError('backup/needs-code'));
    expect(find('input[name=new-code]').getAttribute('aria-invalid')).toBe('true');
    await fill('input[name=new-code]', 'a code that Alice made up');
    await fill('input[name=new-code-again]', 'another');
    await click('[data-act=restore]');
    expect(textOf('[role=alert]')).toBe(restoreWords.differs);
    expect(params(asked)).toHaveLength(1);
    await fill('input[name=new-code-again]', 'a code that Alice made up');
    await click('[data-act=restore]');
    await settle();
    expect(params(asked).slice(1)).toEqual([{ secret: WORDS, code: 'a code that Alice made up' }]);
  });

  it('says at the new code that it is too easy to guess, and how hard it is while it is typed', async () => {
    await openApp(
      '#restore',
      { status: 'none' },
      {
        'unlock.judge': () => ({ strength: 'weak' }),
        'backup.restore': () => ({ error: 'vault/weak-code' }),
      },
    );
    await type('the code of Alice');
    expect(isThere('.code-meter')).toBe(false);
    for (const name of ['new-code', 'new-code-again']) await fill(`input[name=${name}]`, 'password');
    await vi.waitFor(() => expect(find('.code-meter').dataset['strength']).toBe('weak'));
    await click('[data-act=restore]');
    await settle();
    expect(textOf('[role=alert]')).toBe(sayError('vault/weak-code'));
    expect(find('input[name=new-code]').getAttribute('aria-invalid')).toBe('true');
  });

  it('asks an open vault for no code, and says what could not be united', async () => {
    const told: RestoreOutcome = {
      ...nothingTold,
      added: 1,
      toProtect: 0,
      keptIdentities: [{ site: 'x', ownId: '1001' }],
      otherKeys: [{ site: 'x', handle: 'bob', name: null, peerId: '2002' }],
    };
    await openApp('#restore', { status: 'open' }, restoring(told));
    expect(isThere('input[name=new-code]')).toBe(false);
    await type('the code of Alice');
    await click('[data-act=restore]');
    await settle();
    expect(textOf('[data-restored]')).toContain('One message is new here');
    expect(textOf('[data-restored]')).toContain(restoreWords.nothingNext);
    expect(textOf('[data-restored]')).toMatch(/account 1001 on X.*key in use stays/);
    expect(textOf('[data-restored]')).toMatch(/another key of @bob.*stopped/);
  });
});

describe('a copy to read', () => {
  const person: Person = {
    site: 'x',
    ownId: '1',
    peerId: '2',
    conversationId: '1-2',
    handle: 'bob',
    name: null,
    state: 'protected',
    verified: false,
    since: NOON,
    heardAt: null,
    muted: false,
    barred: false,
  };

  it('is put together from its parts after the code was typed', async () => {
    const { asked } = await openApp(
      '#people',
      { status: 'open' },
      {
        'people.list': () => ({ people: [person], accounts: [] }),
        'export.thread': ({ code }) =>
          code === 'right' ? { id: 'a', name: 'bob.json', parts: 2 } : { error: 'vault/wrong-code' },
        'export.part': ({ part }) => ({ text: `part ${part};` }),
      },
    );
    await click('[data-act=person]');
    await click('[data-act=save-copy]');
    await fill('select[name=form]', 'json');
    await fill('input[name=copy-code]', 'wrong');
    await click('form [data-act=save]');
    await settle();
    expect(textOf('[role=alert]')).toBe(sayError('vault/wrong-code'));
    expect(saved).toEqual([]);
    await fill('input[name=copy-code]', 'right');
    await click('form [data-act=save]');
    await settle();
    expect(saved.map(({ name }) => name)).toEqual(['bob.json']);
    expect(await saved[0]?.file.text()).toBe('part 0;part 1;');
    expect(asked).toContainEqual({
      method: 'export.thread',
      params: { site: 'x', ownId: '1', peerId: '2', code: 'right', form: 'json' },
    });
    expect(find<HTMLInputElement>('input[name=copy-code]').value).toBe('');
  });
});
