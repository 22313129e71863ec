/** What stands over the message box of a page whose Sotto is gone: it was updated, switched off or removed. */
export const gone = 'Sotto was updated or switched off. Nothing can be written here until this page is loaded again.';
export const reloadLabel = 'Reload';
