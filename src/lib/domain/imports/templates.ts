import type { Mapping } from './mapping.ts';

/** How well a remembered mapping fits the headers of a new file, 0–1. */
export function templateFit(guess: Mapping, template: Mapping): number {
  throw new Error(`not written yet: ${guess.sheet} ${template.sheet}`);
}

/** Takes over what a remembered mapping says about columns of the same header; months and rows stay the new file's own. */
export function applyTemplate(guess: Mapping, template: Mapping): Mapping {
  throw new Error(`not written yet: ${guess.sheet} ${template.sheet}`);
}
