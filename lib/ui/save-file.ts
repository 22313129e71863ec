/** Offers a file to be saved, as a click on a download would. */

export const saveFile = (file: Blob, name: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The download has taken hold of the file by then, in every browser.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
