/** The editable element of Telegram's web clients, which takes what is pasted by itself, and the button beside it, which records where there is no text. */

export const telegramBox = (box: HTMLElement, button: HTMLElement, send: (text: string) => Promise<void>): void => {
  box.contentEditable = 'true';
  box.style.cssText =
    'flex: 1; min-height: 40px; max-height: 200px; overflow-y: auto; overflow-wrap: anywhere; padding: 8px';
  const written = (): string => box.textContent.trim();
  const look = (): void => {
    button.classList.toggle('send', written() !== '');
    button.classList.toggle('record', written() === '');
  };
  const sendIt = (): void => {
    if (written() === '') throw new Error('a voice message is recorded');
    const text = written();
    box.replaceChildren();
    look();
    void send(text);
  };
  look();
  box.addEventListener('input', look);
  box.addEventListener('paste', (event) => {
    event.preventDefault();
    document.execCommand('insertText', false, event.clipboardData?.getData('text/plain') ?? '');
  });
  button.addEventListener('click', sendIt);
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    sendIt();
  });
};
