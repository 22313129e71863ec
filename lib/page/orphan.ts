/** A page outlives the Sotto that stands in it: when that is updated, switched off or removed, our script goes on alone. */
import { browser } from 'wxt/browser';
import type { PageWords } from '../rpc/page-words.ts';
import { setStyle } from './frame.ts';

/** Is there no extension behind this script any more? Chromium then takes the runtime's id away. */
export const isOrphaned = (): boolean => browser.runtime?.id === undefined;

const BOX = {
  display: 'flex',
  'align-items': 'center',
  gap: '12px',
  height: '100%',
  padding: '0 16px',
  'box-sizing': 'border-box',
  font: '14px/1.4 system-ui, sans-serif',
};

/** Stands where the message box stood. It holds no secret, so it may be an element of the page. */
export const reloadNotice = (
  said: Pick<PageWords, 'gone' | 'reload'>,
  isDark: boolean,
  reload: () => void,
): HTMLElement => {
  const notice = document.createElement('div');
  const words = document.createElement('span');
  const button = document.createElement('button');
  notice.setAttribute('role', 'alert');
  setStyle(notice, { ...BOX, color: isDark ? '#e7e9ea' : '#0f1419', background: isDark ? '#16181c' : '#f7f9f9' });
  words.textContent = said.gone;
  button.type = 'button';
  button.textContent = said.reload;
  setStyle(button, { 'margin-inline-start': 'auto', font: 'inherit', padding: '6px 14px', cursor: 'pointer' });
  button.addEventListener('click', reload);
  notice.append(words, button);
  return notice;
};
