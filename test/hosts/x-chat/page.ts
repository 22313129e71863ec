/** The one HTML document of the stand-in, its log-in page and the headers they are served with. */
import { randomBytes } from 'node:crypto';
import type { Account, PageConfig } from './model.ts';

export interface Document {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The application. What it must know at load stands in it as data, as on the real site. */
export const applicationPage = (config: PageConfig, origin: string): Document => {
  const nonce = randomBytes(18).toString('base64');
  const { theme, extraScript } = config.behaviour;
  const extra = extraScript === '' ? '' : `<script nonce="${nonce}" src="/extra-script.js"></script>`;
  const html = `<!DOCTYPE html>
<html dir="ltr" lang="en" data-theme="${theme}" style="color-scheme: ${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<title>Chat / X</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/client.css">
${extra}
<script type="application/json" id="page-config">${JSON.stringify(config).replaceAll('<', '\\u003c')}</script>
<script nonce="${nonce}" src="/client.js" defer></script>
</head>
<body><div id="react-root"></div></body>
</html>
`;
  const policed: Document['headers'] = config.behaviour.policy
    ? { 'content-security-policy': policy(nonce, origin) }
    : {};
  return { html, headers: { ...securityHeaders, ...policed } };
};

/** Where the stand-in asks who one is, instead of for a password. */
export const loginPage = (accounts: readonly Account[]): Document => {
  const choices = accounts.map(
    ({ handle, name }) =>
      `<li><a href="/login-as/${encodeURIComponent(handle)}">${asHtml(name)} (@${asHtml(handle)})</a></li>`,
  );
  const html = `<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>Log in to X / X</title><link rel="icon" href="data:,">
<h1>Log in to X</h1><ul>${choices.join('')}</ul></html>
`;
  return { html, headers: { ...securityHeaders, 'content-security-policy': "default-src 'self'; img-src data:" } };
};

const asHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const securityHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-cache, no-store, must-revalidate, pre-check=0, post-check=0',
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-xss-protection': '0',
};

/**
 * The site's real kind of policy: allow-listed, with a nonce and `unsafe-inline` for scripts, no Trusted Types. Hosts of
 * third parties are left out, the stand-in has none; reports go to the stand-in itself, where tests find them.
 */
const policy = (nonce: string, origin: string): string =>
  [
    `connect-src 'self' blob: ${origin}`,
    "default-src 'self'",
    "form-action 'self' https://twitter.com https://*.twitter.com https://x.com https://*.x.com",
    "font-src 'self' https://*.twimg.com",
    "frame-src 'self' https://twitter.com https://mobile.twitter.com https://pay.twitter.com https://cards-frame.twitter.com",
    "img-src 'self' blob: data: https://*.twimg.com",
    "manifest-src 'self'",
    "media-src 'self' blob: https://twitter.com https://*.twimg.com",
    "object-src 'none'",
    `script-src 'self' 'unsafe-inline' https://*.twimg.com https://twitter.com 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline' https://*.twimg.com",
    "worker-src 'self' blob:",
    'report-uri /i/csp_report',
  ].join('; ');
