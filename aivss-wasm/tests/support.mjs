// Where the corpus lies, and how it is read.
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const vectors = new URL("../../tests/vectors/", import.meta.url);

export const packageFolder = fileURLToPath(new URL("..", import.meta.url));

export function corpusText(name) {
  return readFileSync(new URL(name, vectors), "utf8");
}

export function corpusNames(folder, ending) {
  const names = readdirSync(new URL(`${folder}/`, vectors)).filter((name) => name.endsWith(ending));
  return names.map((name) => name.slice(0, -ending.length)).sort();
}

/** The rows of a gzipped table, by column. */
export function corpusTable(name) {
  const [head, ...lines] = gunzipSync(readFileSync(new URL(name, vectors))).toString("utf8").trim().split("\n");
  const columns = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, index) => [columns[index], cell])));
}

/** A file of the package. */
export function packageText(name) {
  return readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
}

export function packageBytes(name) {
  return readFileSync(new URL(`../${name}`, import.meta.url));
}
