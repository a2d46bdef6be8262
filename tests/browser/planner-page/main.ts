import { planInBrowser } from '#lib/components/planner/plan-in-browser.ts';

declare global {
  /** What the test calls. */
  var planInBrowser: (typeof import('#lib/components/planner/plan-in-browser.ts'))['planInBrowser'];
}

globalThis.planInBrowser = planInBrowser;
