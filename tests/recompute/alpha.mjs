// Coverage and Krippendorff's alpha of a round, worked out from what was exported and from nothing else:
//   node alpha.mjs annotations.jsonld stances.csv [round] [question]
// The people's own stances are counted here; of the annotations it takes the order of the scale, who was eligible on a paragraph and who
// stood aside, and none of the figures that stand in them.
import { readFileSync } from 'node:fs';

const [annotationsFile, stancesFile, roundNumber = '1', question = 'overall'] = process.argv.slice(2);
const annotations = JSON.parse(readFileSync(annotationsFile, 'utf8'));
const round = annotations['rh:rounds'].find((r) => r['rh:number'] === Number(roundNumber));
const scale = round['rh:questions'].find((q) => q['rh:question'] === question)['rh:categories'].map((c) => c['rh:stance']);

const numberIn = (iri) => Number(/\/paragraphs\/(\d+)/.exec(iri)[1]);
const recusals = (round['rh:recusals'] ?? []).map((r) => ({
  by: r['rh:by'].id,
  paragraph: r['rh:paragraph'] ? numberIn(r['rh:paragraph'].id) : null,
}));
const standsAside = (by, paragraph) => recusals.some((r) => r.by === by && (r.paragraph === null || r.paragraph === paragraph));

const seats = annotations.first.items
  .filter((a) => a.motivation === 'assessing')
  .flatMap((a) => a.body)
  .filter((b) => b['rh:round'] === round['rh:number'] && (b['rh:question'] ?? 'overall') === question)
  .reduce((sum, b) => sum + b['rh:eligible'], 0);

const stances = rows(readFileSync(stancesFile, 'utf8')).filter(
  (s) => s.round === roundNumber && s.question === question && !standsAside(s.reviewer, Number(s.paragraph)),
);
const units = new Map();
for (const { paragraph, stance } of stances) {
  if (!units.has(paragraph)) units.set(paragraph, []);
  if (scale.includes(stance)) units.get(paragraph).push(scale.indexOf(stance));
}

console.log(
  JSON.stringify({
    stances: stances.length,
    of: seats,
    coverage: seats === 0 ? null : stances.length / seats,
    nominal: alpha([...units.values()], (c, k) => (c === k ? 0 : 1)),
    ordinal: alpha([...units.values()], (c, k, n) => {
      let between = -(n[c] + n[k]) / 2;
      for (let g = Math.min(c, k); g <= Math.max(c, k); g++) between += n[g];
      return c === k ? 0 : between ** 2;
    }),
  }),
);

/** By the definition: a matrix of coincidences, from every ordered pair of judgments within a unit. */
function alpha(all, difference) {
  const judged = all.filter((values) => values.length > 1);
  const o = scale.map(() => scale.map(() => 0));
  for (const values of judged)
    values.forEach((c, i) => values.forEach((k, j) => (o[c][k] += i === j ? 0 : 1 / (values.length - 1))));
  const n = o.map((row) => row.reduce((sum, x) => sum + x, 0));
  const total = n.reduce((sum, x) => sum + x, 0);
  let [observed, expected] = [0, 0];
  for (let c = 0; c < scale.length; c++)
    for (let k = 0; k < scale.length; k++) {
      observed += o[c][k] * difference(c, k, n);
      expected += n[c] * n[k] * difference(c, k, n);
    }
  return expected === 0 ? null : 1 - ((total - 1) * observed) / expected;
}

/** RFC 4180, each row by the names in the first. */
function rows(text) {
  const [header, ...records] = [...text.matchAll(/(?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\r\n]*))*(?:\r\n|$)/g)]
    .map(([line]) => line.replace(/\r\n$/, ''))
    .filter((line) => line.length > 0)
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare));
  return records.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i]])));
}
