// Hold files against html-validate and print one JSON object: its rules broken, by file; null for an unread file.
// Started by html_validate.py: node html_validate.mjs NODE_MODULES CONFIG FILE...
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, config, ...files] = process.argv.slice(2);
const { HtmlValidate, StaticConfigLoader } = await import(
  pathToFileURL(join(modules, "html-validate/dist/esm/index.js")),
);
const checker = new HtmlValidate(new StaticConfigLoader(JSON.parse(config)));

const found = {};
for (const file of files) {
  found[file] = null;
  try {
    const report = await checker.validateString(readFileSync(file, "utf8"), file);
    found[file] = report.results.flatMap((result) => result.messages);
  } catch (error) {
    console.error(String(error.message ?? error));
  }
}
console.log(JSON.stringify(found));
