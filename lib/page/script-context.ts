/**
 * Stands in the place of the builder's context for content scripts (wxt.config.ts). That one announces itself by a message and an event in
 * the page, which tells every page that we are there, and ends when the page sends the same event, which would take the guard away
 * (R-PAGE-2, R-TYPE-1). Ours says nothing and hears nothing: it ends with its document.
 */
export class ContentScriptContext {
  readonly signal = new AbortController().signal;
}
