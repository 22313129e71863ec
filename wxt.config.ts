/** Builds the extension for both browsers and writes their manifests. What a manifest grants is decided here and nowhere else. */
import path from 'node:path';
import { defineConfig } from 'wxt';
import { givenPatterns } from './lib/rpc/known-sites.ts';
import { codeLists } from './scripts/code-lists.ts';
import { localeFiles, withPlaces } from './scripts/locales.ts';
import { writeSameZip } from './scripts/same-zip.ts';
import { sharedChunks } from './scripts/shared-chunks.ts';

const everySite = ['https://*/*', 'http://*/*'];
const frames = ['composer.html', 'glass.html'];

/** No scripts but ours, WebAssembly for Argon2id, no request anywhere. */
const extensionPages = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Fixes the extension's id in Chromium, so that a rebuilt or moved folder stays the same extension. */
const chromiumKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqe+HcIC4bYu/bh/1c631KHGcA/VzxxFbwnnfqOvoBO63PLT36i+KfdQFjpDvJgka0C+AIptg6jm8YaupB6Qj76yATZX4Px2NJXia5uZk6gL5sIlkCCCE4BbhciDBF6jOjbf44Ibd1ypf/L97dBTsnFTUQPJTd4hfcjNtr/6dlG6ap6oB9172uRiZuWvceYloARGy9PqKogbZKcM8Nq1HoDwzTvP0PPf21IaxvMLbx/6Ej9tUbiFa9CHloStu0vHuTheaveJuI5k77tL/2ZdtindTyGiNvDHG2pDagBOUoA3Ujy5nNiobKwFzGObVOLuTlqSNYUJvVyH+8JsxJKpnQwIDAQAB';

export default defineConfig({
  imports: false,
  hooks: {
    'build:publicAssets': (_, files) => {
      files.push({ relativeDest: 'code-lists.json', contents: JSON.stringify(codeLists()) }, ...localeFiles());
    },
    'zip:done': async (_, files) => {
      for (const file of files) await writeSameZip(file);
    },
  },
  zip: { excludeSources: ['test-results/**', '.cache/**'] },
  vite: () => ({
    plugins: [{ name: 'places of texts', transform: withPlaces }],
    build: { rolldownOptions: { output: { codeSplitting: { groups: sharedChunks } } } },
    resolve: {
      alias: { 'wxt/utils/content-script-context': path.resolve(import.meta.dirname, 'lib/page/script-context.ts') },
    },
  }),
  manifest: ({ browser }) => ({
    name: 'Sotto',
    description: '__MSG_manifest_description__',
    default_locale: 'en',
    minimum_chrome_version: '130',
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'idle', 'scripting', 'contextMenus', 'activeTab'],
    optional_permissions: ['notifications'],
    host_permissions: [...givenPatterns],
    optional_host_permissions: everySite,
    incognito: 'not_allowed',
    content_security_policy: { extension_pages: extensionPages },
    web_accessible_resources: [
      { resources: frames, matches: everySite, ...(browser === 'firefox' ? {} : { use_dynamic_url: true }) },
    ],
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+S' } },
      lock: { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_manifest_lock__' },
      thread: { suggested_key: { default: 'Alt+Shift+K' }, description: '__MSG_manifest_thread__' },
      manual: { suggested_key: { default: 'Alt+Shift+M' }, description: '__MSG_manifest_manual__' },
    },
    action: { default_title: 'Sotto' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'sotto@sotto.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { key: chromiumKey }),
  }),
});
