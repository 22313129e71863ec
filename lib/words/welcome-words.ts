/** What the welcome tab says: three lines on what is protected, three on what is not, then the security code. */
import { say } from './say.ts';

export const welcomeWords = {
  title: say('welcome_title'),
  lead: say('welcome_lead'),
  protectsTitle: say('welcome_protects_title'),
  protects: [say('welcome_protects_1'), say('welcome_protects_2'), say('welcome_protects_3')],
  limitsTitle: say('welcome_limits_title'),
  limits: [say('welcome_limits_1'), say('welcome_limits_2'), say('welcome_limits_3')],
  begin: say('welcome_begin'),
  restore: say('welcome_restore'),
} as const;

export const codeWords = {
  suggestedTitle: say('code_suggested_title'),
  suggestedLead: say('code_suggested_lead'),
  another: say('code_another'),
  own: say('code_own'),
  suggested: say('code_suggested'),
  again: say('code_again'),
  againMeaning: say('code_again_meaning'),
  covered: say('code_covered'),
  ownTitle: say('code_own_title'),
  ownLead: say('code_own_lead'),
  ownWarning: say('code_own_warning'),
  ownMeter: say('code_own_meter'),
  ownCode: say('code_own_code'),
  ownAgain: say('code_own_again'),
  lossTitle: say('code_loss_title'),
  loss: say('code_loss'),
  create: say('code_create'),
  creating: say('code_creating'),
  drawing: say('code_drawing'),
  differs: say('code_differs'),
  differsOwn: say('code_differs_own'),
} as const;

export const doneWords = {
  title: say('done_title'),
  lead: say('done_lead'),
  steps: [say('done_step_1'), say('done_step_2'), say('done_step_3')],
  people: say('done_people'),
} as const;
