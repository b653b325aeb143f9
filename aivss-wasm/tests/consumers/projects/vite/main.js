// Worked example 3.6.2 of AIVSS v0.8 in the page's title, from the calls and from the element.
import { init, score } from "aivss";
import "aivss/widget";

const line = "AIVSS-C:1/owasp-0.8/R/0.8/AU:1/TO:1/LA:1/CO:1/ND:0.5/OP:1/PE:1/ID:1/MA:0.5/SM:0/CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
await init();
const element = document.createElement("aivss-calculator");
element.value = line;
document.body.append(element);
await element.ready;
document.title = `${score(line).report.score} ${element.report.score}`;
