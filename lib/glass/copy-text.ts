/** Puts a text on the clipboard, exactly as it is. Works only while the person presses something: browsers see to that. */

export const copyText = (text: string): void => {
  const ends = new AbortController();
  const options = { signal: ends.signal, capture: true };
  // Chromium copies where nothing is selected only for whoever says that there is something to copy.
  document.addEventListener('beforecopy', (event) => event.preventDefault(), options);
  document.addEventListener(
    'copy',
    (event) => {
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
    },
    options,
  );
  document.execCommand('copy'); // a frame of another origin than its page may not use `navigator.clipboard`
  ends.abort();
};
