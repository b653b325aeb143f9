// The questions in a browser; bench.js opens this page and asks for `results()`.
import { Cvss4P0 } from "ae-cvss-calculator";
import { calculateBaseScore } from "cvss4";
import * as aivss from "../../../aivss-wasm/js/web.js";
import { measure, questions } from "../questions.js";

window.results = async () => {
  await aivss.init();
  const inputs = await (await fetch("./inputs.json")).json();
  return questions({ aivss, calculateBaseScore, Cvss4P0, ...inputs }).flatMap(measure);
};
