// The inputs, from tests/vectors: 1,000 base vectors and the ten worked examples of AIVSS v0.8.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const corpus = (name) => readFileSync(new URL(`../../tests/vectors/${name}`, import.meta.url));

export function inputs() {
  const [, ...rows] = gunzipSync(corpus("cvss4_all_base.csv.gz")).toString("utf8").trim().split("\n");
  const step = Math.floor(rows.length / 1000);
  const vectors = Array.from({ length: 1000 }, (_, index) => {
    const [vector, score] = rows[index * step].split(",");
    return { vector, score: Number(score) };
  });
  const requests = JSON.parse(corpus("aivss_0_8_published.json")).vectors.map(({ cvss_vector: cvss, factors, aivss }) => ({
    request: { cvss, factors },
    score: aivss,
  }));
  return { vectors, requests };
}
