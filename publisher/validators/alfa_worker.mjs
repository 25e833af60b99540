// Hold a warm Chromium with Siteimprove's Alfa and answer one JSON line per line read, until standard input ends.
// Started by alfa_worker.py: node alfa_worker.mjs NODE_MODULES CHROMIUM OPTION...
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { remember } from "./alfa_memory.mjs";

const [modules, program, ...options] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(join(modules, file)));
await remember(load);
const { chromium } = await load("playwright-core/index.mjs");
const { Audit } = await load("@siteimprove/alfa-act/dist/index.js");
const { default: rules } = await load("@siteimprove/alfa-rules/dist/index.js");
const { Playwright } = await load("@siteimprove/alfa-playwright/dist/index.js");
const { Criterion } = await load("@siteimprove/alfa-wcag/dist/index.js");
const { version } = JSON.parse(readFileSync(join(modules, "@siteimprove/alfa-rules/package.json"), "utf8"));

// Both widths and both schemes in two audits: an audit of a long page takes some seconds.
const VIEWS = [[1280, "light"], [320, "dark"]];

// Rules of level AAA alone are left out; those without a criterion of their own are kept.
const wanted = [...rules].filter((rule) => {
  const criteria = [...rule.requirements].filter((requirement) => Criterion.isCriterion(requirement));
  return criteria.length === 0 || criteria.some((criterion) => !JSON.stringify(criterion.level).includes('"AAA"'));
});

function why(outcome) {
  const found = JSON.stringify(outcome.toJSON().expectations).match(/"message":"((?:[^"\\]|\\.)*)"/);
  return found ? JSON.parse(`"${found[1]}"`) : "no message";
}

async function view(page, width, scheme) {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
  const document = await Playwright.toPage(await page.evaluateHandle(() => window.document));
  const counts = {}, failures = [], reviews = [];
  for (const outcome of await Audit.of(document, wanted).evaluate()) {
    counts[outcome.outcome] = (counts[outcome.outcome] ?? 0) + 1;
    const kept = { failed: failures, cantTell: reviews }[outcome.outcome];
    kept?.push({
      rule: outcome.rule.uri.split("/").pop(),
      message: outcome.outcome === "failed" ? why(outcome) : "Alfa cannot tell",
      where: `${outcome.target?.path?.() ?? "the page"} (${width} px, ${scheme})`,
    });
  }
  if (!counts.passed) throw new Error(`Alfa passed no rule at ${width} px: do its packages belong together?`);
  return { checks: counts.passed + failures.length, failures, reviews };
}

async function answer(browser, path) {
  const context = await browser.newContext({ bypassCSP: true, offline: true });
  try {
    const page = await context.newPage();
    await page.goto(pathToFileURL(path).href, { waitUntil: "load" });
    const found = { checks: 0, failures: [], reviews: [] };
    for (const [width, scheme] of VIEWS) {
      const one = await view(page, width, scheme);
      found.checks += one.checks;
      found.failures.push(...one.failures);
      found.reviews.push(...one.reviews);
    }
    return found;
  } finally {
    await context.close();
  }
}

const browser = await chromium.launch({ executablePath: program, args: options });
console.log(JSON.stringify({ version: `${version} in Chromium ${browser.version()}` }));
for await (const line of createInterface({ input: process.stdin })) {
  const reply = await answer(browser, JSON.parse(line).path).catch((error) => ({
    error: String(error.message ?? error).split("\n")[0].slice(0, 500),
  }));
  console.log(JSON.stringify(reply));
}
await browser.close();
