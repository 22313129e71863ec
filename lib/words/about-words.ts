/** What Sotto does and what it does not, said as openly. Promises nothing that is not built. */
import { say } from './say.ts';

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
}

export const aboutWords = {
  title: say('about_title'),
  lead: say('about_lead'),
  audit: say('about_audit'),
} as const;

/** Version and licence in one line. */
export const sayVersion = (version: string): string => say('about_version', { version });

export const chapters: readonly Chapter[] = [
  {
    id: 'protects',
    title: say('about_protects_title'),
    lines: [
      say('about_protects_1'),
      say('about_protects_2'),
      say('about_protects_3'),
      say('about_protects_4'),
      say('about_protects_5'),
    ],
  },
  {
    id: 'limits',
    title: say('about_limits_title'),
    lines: [
      say('about_limits_1'),
      say('about_limits_2'),
      say('about_limits_3'),
      say('about_limits_4'),
      say('about_limits_5'),
      say('about_limits_6'),
    ],
  },
  {
    id: 'page',
    title: say('about_page_title'),
    lines: [say('about_page_1'), say('about_page_2'), say('about_page_3'), say('about_page_4')],
  },
  {
    id: 'keys',
    title: say('about_keys_title'),
    lines: [say('about_keys_1'), say('about_keys_2'), say('about_keys_3'), say('about_keys_4')],
  },
  {
    id: 'disk',
    title: say('about_disk_title'),
    lines: [
      say('about_disk_1'),
      say('about_disk_2'),
      say('about_disk_3'),
      say('about_disk_4'),
      say('about_disk_5'),
      say('about_disk_6'),
      say('about_disk_7'),
      say('about_disk_8'),
    ],
  },
  {
    id: 'not-yet',
    title: say('about_not_yet_title'),
    lines: [say('about_not_yet_1')],
  },
];
