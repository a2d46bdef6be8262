import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test as base, expect, type ConsoleMessage, type Page } from '@playwright/test';
import type { Result } from 'axe-core';

export { expect };

const AXE_SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Options {
  /** Console errors a test provokes on purpose. */
  allowedErrors: RegExp[];
}

/** Every test fails when its page calls another host, logs an error or throws. */
export const test = base.extend<Options & { offences: string[] }>({
  allowedErrors: [[], { option: true }],
  offences: [
    async ({ context, baseURL, allowedErrors }, use) => {
      const offences: string[] = [];
      const note = (text: string) => {
        if (!allowedErrors.some((pattern) => pattern.test(text))) offences.push(text);
      };
      context.on('request', (request) => {
        if (!staysHome(request.url(), baseURL)) offences.push(`request to another host: ${request.url()}`);
      });
      context.on('console', (message) => {
        if (message.type() === 'error') note(`console error: ${describeMessage(message)}`);
      });
      context.on('weberror', (error) => note(`page error: ${error.error().message}`));
      await use(offences);
      expect(offences).toEqual([]);
    },
    { auto: true },
  ],
});

function staysHome(url: string, baseURL: string | undefined): boolean {
  const { protocol, origin } = new URL(url);
  return ['data:', 'blob:', 'about:'].includes(protocol) || origin === baseURL;
}

function describeMessage(message: ConsoleMessage): string {
  return `${message.text()} (${message.location().url})`;
}

/** Serious and critical axe findings of the page as it is now, one line each: rule, impact, selectors. */
export async function checkAccessibility(page: Page): Promise<string[]> {
  return (await allFindings(page))
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(asLine);
}

/** All axe findings, also minor ones. */
export async function checkAllAccessibility(page: Page): Promise<string[]> {
  return (await allFindings(page)).map(asLine);
}

async function allFindings(page: Page): Promise<Result[]> {
  await page.evaluate(AXE_SOURCE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    return (await axe.run(document, { resultTypes: ['violations'] })).violations;
  });
}

function asLine({ id, impact, nodes }: Result): string {
  return `${id} (${impact}): ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`;
}

/** Pictures of a page in some widths, and what axe and the width say of each. */
export async function look(page: Page, name: string, widths: readonly number[] = [1440, 390]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const path = `test-results/screens/${name}-${width}.png`;
    await page.screenshot({ path, fullPage: true, animations: 'disabled' });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(overflow, `${name} at ${width}`).toBeLessThanOrEqual(0);
    expect.soft(await checkAccessibility(page), `${name} at ${width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}
