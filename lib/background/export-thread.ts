/** Writes a thread as a page or as data that a person can read without Sotto. Text is escaped, nothing in it runs, nothing is fetched. */
import { BY_HAND } from '../rpc/manual-types.ts';
import { archiveInPieces, isLasting } from '../vault/backup/collect.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { KeptRecord, ThreadId } from '../vault/records.ts';
import { exportWords, sayAccounts, sayDayOfUtc, sayExported, sayExportTitle } from '../words/export-words.ts';
import { wordsLanguage } from '../words/say.ts';

export interface Said {
  readonly author: 'us' | 'them';
  /** The author's clock, Unix seconds. */
  readonly time: number;
  readonly sequence: number;
  readonly text: string;
}

export interface ExportedThread {
  readonly thread: ThreadId;
  readonly peerId: string;
  /** The contact as the person knows it. */
  readonly name: string;
  /** The contact's handle at the site, where that was seen. */
  readonly handle: string | null;
  /** Unix seconds. */
  readonly made: number;
  readonly said: readonly Said[];
}

/** Messages in one part. */
const PART = 2_000;

/** What was said in a thread, by time, and of one author by number. What disappears is left out. */
export const saidIn = async (vault: OpenVault, thread: ThreadId): Promise<readonly Said[]> => {
  const said: Said[] = [];
  for await (const entries of archiveInPieces(vault)) {
    for (const entry of entries) {
      if (entry.record.kind === 'text' && isLasting(vault, entry) && isIn(entry.record, thread))
        said.push(entry.record);
    }
  }
  return said.sort((a, b) => a.time - b.time || a.sequence - b.sequence);
};

const isIn = (record: KeptRecord, { site, ownId, conversationId }: ThreadId): boolean =>
  record.thread.site === site && record.thread.ownId === ownId && record.thread.conversationId === conversationId;

/** In parts that are to be joined. */
export const asJson = ({ thread, peerId, name, handle, made, said }: ExportedThread): readonly string[] => {
  const head = { sotto: 'thread', version: 1, made: iso(made), with: name, handle, peerId, ...thread };
  const about = JSON.stringify(head, null, 2);
  const messages = parts(said).map((some) =>
    some
      .map(
        ({ author, time, sequence, text }) => `    ${JSON.stringify({ from: author, at: iso(time), sequence, text })}`,
      )
      .join(',\n'),
  );
  const joined = messages.map((part, index) => (index === 0 ? part : `,\n${part}`));
  return [`${about.slice(0, -2)},\n  "messages": [\n`, ...joined, '\n  ]\n}\n'];
};

/** In parts that are to be joined. */
export const asHtml = (exported: ExportedThread): readonly string[] => {
  const { thread, name, made, said } = exported;
  const title = escaped(sayExportTitle(name, thread.site));
  const { tag, direction } = wordsLanguage();
  let day = '';
  const row = ({ author, time, text }: Said): string => {
    const who = escaped(author === 'us' ? exportWords.you : name);
    const at = iso(time);
    const heading = at.startsWith(day) && day !== '' ? '' : dayOf(time, at);
    day = at.slice(0, DAY);
    return `${heading}<li class="${author}"><p class="who"><bdi>${who}</bdi> <time datetime="${at}">${shown(at)}</time></p><p class="text" dir="auto">${escaped(text)}</p></li>`;
  };
  return [
    `<!doctype html>\n<html lang="${tag}" dir="${direction}"><head><meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${title}</title>\n<style>${look}</style></head>\n<body><h1>${title}</h1>\n<p class="about">${whoIsWho(exported)}${escaped(sayExported(made, said.length))} ${escaped(exportWords.left)} ${escaped(exportWords.readable)}</p>\n`,
    said.length === 0 ? `<p>${escaped(exportWords.none)}</p>\n<ol>` : '<ol>\n',
    ...parts(said).map((some) => `${some.map(row).join('\n')}\n`),
    '</ol></body></html>\n',
  ];
};

const parts = (said: readonly Said[]): readonly (readonly Said[])[] =>
  Array.from({ length: Math.ceil(said.length / PART) }, (_, index) => said.slice(index * PART, (index + 1) * PART));

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** Characters of a day in ISO 8601. */
const DAY = 10;

/** `08:12 UTC`, under its day: the file says the same wherever it is opened. */
const shown = (at: string): string => `${at.slice(11, 16)} UTC`;

/** Above the first message of a day. */
const dayOf = (time: number, at: string): string =>
  `<li class="day"><h2><time datetime="${at.slice(0, DAY)}">${escaped(sayDayOfUtc(time))}</time></h2></li>\n`;

/** The accounts of both, by which the site knows them. By hand there are none: what is known there is the name. */
const whoIsWho = ({ thread, peerId, handle }: ExportedThread): string => {
  if (thread.site === BY_HAND) return '';
  const theirs = handle === null ? peerId : `@${handle} (${peerId})`;
  return `${escaped(sayAccounts(theirs, thread.ownId))} `;
};

const look =
  'body{margin:0 auto;max-width:44rem;padding:2rem 1rem;font:16px/1.5 system-ui,sans-serif;color:#1e2327;background:#fffefb}' +
  'h1{font-size:1.5rem}.about,.who{color:#585f66;font-size:.85rem;margin:0}ol{list-style:none;padding:0}' +
  'li{margin:.75rem 0;padding:.5rem .75rem;border-radius:8px;background:#efece5;max-width:85%;overflow-wrap:anywhere}' +
  'li.us{margin-inline-start:auto;background:#e3eceb}li.day{background:none;padding:0;max-width:none;text-align:center}h2{font-size:.95rem;margin:1.5rem 0 .5rem}.text{margin:0;white-space:pre-wrap}' +
  '@media(prefers-color-scheme:dark){body{color:#e9e6df;background:#14171a}.about,.who{color:#a3a9ad}li{background:#1c2023}li.us{background:#1f3234}li.day{background:none}}';
