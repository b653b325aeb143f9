// What is timed, wherever it runs: the same inputs for all, and every answer compared before any clock starts.

const WEIGHTS = { none_or_weak: 1, partial: 0.83, strong: 0.67 };

/** 0.8 as one would write it: binary floats, nothing checked, nothing explained. */
function obvious(cvss, factors, thm, mitigation) {
  let sum = 0;
  for (const value of Object.values(factors)) {
    sum += value;
  }
  const aars = (10 - cvss) * (sum / 10) * thm;
  return Math.min(10, Math.round((cvss + aars) * WEIGHTS[mitigation] * 10) / 10);
}

/**
 * @param {{
 *   aivss: typeof import("../../aivss-wasm/types/aivss.d.ts"), calculateBaseScore: (vector: string) => number,
 *   Cvss4P0: new (vector: string) => { calculateScores(): { overall: number } },
 *   vectors: { vector: string, score: number }[], requests: { request: object, score: string }[],
 * }} given
 */
export function questions({ aivss, calculateBaseScore, Cvss4P0, vectors, requests }) {
  const texts = vectors.map(({ vector }) => vector);
  const lines = texts.join("\n");
  const each = (score) => () => texts.map(score);
  const plain = requests.map(({ request, score }) => ({
    vector: request.cvss,
    factors: Object.fromEntries(Object.entries(request.factors).map(([key, value]) => [key, Number(value)])),
    score: Number(score),
  }));
  const compact = requests.map(({ request }) => aivss.compact(request).compact.text);
  const json = requests.map(({ request }) => JSON.stringify(request));
  const scored = (outcome) => Number(outcome.report.score);
  return [
    {
      title: "a CVSS v4.0 base vector, read and scored",
      expected: vectors.map(({ score }) => score),
      rows: {
        "aivss cvssBatch(text)": () => aivss.cvssBatch(lines).scores,
        "aivss cvssBatch(list)": () => aivss.cvssBatch(texts).scores,
        "aivss cvss()": each((text) => Number(aivss.cvss(text).cvss.score)),
        cvss4: each(calculateBaseScore),
        "ae-cvss-calculator": each((text) => new Cvss4P0(text).calculateScores().overall),
      },
    },
    {
      title: "an AIVSS 0.8 finding, from its vector",
      expected: plain.map(({ score }) => score),
      rows: {
        "aivss score(compact form)": () => compact.map((text) => scored(aivss.score(text))),
        "aivss score(object)": () => requests.map(({ request }) => scored(aivss.score(request))),
        "aivss score(JSON)": () => json.map((text) => scored(aivss.score(text))),
        "aivss explain(object)": () => requests.map(({ request }) => scored(aivss.explain(request).explanation)),
        "obvious JavaScript, with cvss4": () =>
          plain.map(({ vector, factors }) => obvious(calculateBaseScore(vector), factors, 0.97, "none_or_weak")),
        "obvious JavaScript, with ae-cvss-calculator": () =>
          plain.map(({ vector, factors }) => obvious(new Cvss4P0(vector).calculateScores().overall, factors, 0.97, "none_or_weak")),
      },
    },
  ];
}

/** Rounds of every row in turn, so that what else the machine does falls on all alike. */
const ROUNDS = 21;
const LEAST_MILLISECONDS = 12;

/** The least of the rounds in microseconds per input, for what else the machine does can only add to it. */
export function measure({ title, expected, rows }) {
  const wrong = {};
  const repeats = {};
  for (const [name, run] of Object.entries(rows)) {
    wrong[name] = run().reduce((count, score, index) => count + (score === expected[index] ? 0 : 1), 0);
    const once = time(run, 3);
    repeats[name] = Math.max(1, Math.ceil(LEAST_MILLISECONDS / once));
  }
  const samples = Object.fromEntries(Object.keys(rows).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, run] of Object.entries(rows)) {
      samples[name].push((time(run, repeats[name]) * 1000) / expected.length);
    }
  }
  return Object.keys(rows).map((name) => ({ title, name, micros: Math.min(...samples[name]), wrong: wrong[name] }));
}

function time(run, count) {
  const start = performance.now();
  for (let index = 0; index < count; index += 1) {
    run();
  }
  return (performance.now() - start) / count;
}

/** Ours have to be right; of others it is told how many are not. */
export function checked(results) {
  const bad = results.filter(({ name, wrong }) => name.startsWith("aivss") && wrong > 0);
  if (bad.length > 0) {
    throw new Error(`wrong answers: ${JSON.stringify(bad)}`);
  }
  return results;
}
