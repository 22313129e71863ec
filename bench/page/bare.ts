/** The least that an extension can do with one frame: when the site's first rows are there, it puts an empty frame of its own beside them. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const BARE_FRAME = 'bare.html';

const manifest = {
  manifest_version: 3,
  name: 'Bare',
  version: '1',
  content_scripts: [{ matches: ['https://x.com/*'], js: ['content.js'], run_at: 'document_start' }],
  web_accessible_resources: [{ resources: [BARE_FRAME], matches: ['https://x.com/*'] }],
};

/** At every frame, so that it loses no time at all. */
const content = `
const look = () => {
  const row = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot?.querySelector('[data-index]');
  if (!row) return void requestAnimationFrame(look);
  const host = document.createElement('div');
  const frame = document.createElement('iframe');
  frame.src = chrome.runtime.getURL('${BARE_FRAME}');
  host.attachShadow({ mode: 'closed' }).append(frame);
  row.parentElement.append(host);
};
look();
`;

/** Writes it into a folder that is the caller's to remove. */
export const writeBareExtension = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sotto-bench-bare-'));
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'content.js'), content);
  writeFileSync(path.join(folder, BARE_FRAME), '<!doctype html><title>Bare</title>');
  return folder;
};
