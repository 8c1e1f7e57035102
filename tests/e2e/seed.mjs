// Writes a workspace file of any size, as a person's own would be: one open requisition with fixed criteria and candidates with
// names in five scripts, spread over the stages. The same number gives the same file.
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const FIRST = ["Eleni", "Δημήτρης", "王小明", "Nguyễn Thị Ánh", "Иван", "Maria-Alexandra", "Zoë", "Giorgos", "Anna 🌻"];
const LAST = ["Markaki", "Παπαδόπουλος-Οικονόμου", "", "", "Соколов", "van der Westhuizen-Papadopoulou", "O’Neill", "Lekkas", "Ω"];
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const STAMP = "0mqk2x1a0-000-00000001";
const SPREAD = [900, 500, 250, 150, 80, 40, 20, 60];

/** A 26-character id: the group says what of, the number which one. */
export function id(group, number) {
  let text = "";
  for (let rest = BigInt(group) * 10_000_000n + BigInt(number); text.length < 26; rest /= 32n) text = ALPHABET[Number(rest % 32n)] + text;
  return text;
}

/** The nth place in a list, in four digits that do not end with a zero. */
function order(place) {
  let number = 3_000_000 + place + Math.floor(place / 61), text = "";
  for (let digit = 0; digit < 4; digit++, number = Math.floor(number / 62)) text = DIGITS[number % 62] + text;
  return text.endsWith("0") ? order(place + 1_000_000) : text;
}

const names = ["new", "screening", "phone", "interview", "practical_test", "offer", "hired", "disqualified"];
const role = (name) => (name === "hired" || name === "disqualified" ? name : "step");

/** The text of a file with so many candidates. */
export function workspaceFile(count) {
  const requisition = id(1, 1), at = "2026-11-02T09:00:00Z";
  const items = (group, list) => Object.fromEntries(list.map((item, place) => [id(group, place), { ...item, order: order(place) }]));
  const position = {
    id: requisition, stamp: STAMP, title: "Customer service agent", purpose: "Help the people who bought our tents.",
    salary: { min: 1200, max: 1500, currency: "EUR", per: "month" },
    qualifications: items(2, [{ text: "Fluent Greek", need: "must" }]), hours: "40 a week", shifts: "none", workplace: "on_site",
    place: "Thessaloniki", perks: items(3, [{ text: "Health insurance" }]), headcount: 20, opened: at,
    stages: items(4, names.map((name) => ({ standard: name, role: role(name) }))),
    criteria: items(5, [{ name: "Patient listening", group: "attitude", weight: 1 }, { name: "Clear writing", group: "skill", weight: 1 }]),
  };
  const candidate = [], application = [], whole = SPREAD.reduce((sum, part) => sum + part, 0);
  for (let number = 0; number < count; number++) {
    const name = `${FIRST[number % FIRST.length]} ${LAST[(number * 7) % LAST.length]} ${number}`.replace(/\s+/g, " ");
    let stage = 0;
    for (let rest = (number * 7919) % whole; rest >= SPREAD[stage]; stage++) rest -= SPREAD[stage];
    candidate.push({ id: id(6, number), stamp: STAMP, name, email: `person${number}@example.com`, headline: "2 years in retail", town: "Volos" });
    application.push({
      id: id(7, number), stamp: STAMP, candidate: id(6, number), requisition, applied: at, since: at, source: "Website",
      placement: { stage: id(4, stage), order: order(number) },
    });
  }
  const records = { application, candidate, requisition: [position], workspace: [{ id: id(9, 1), stamp: STAMP, name: "Aegean Outdoor Ltd" }] };
  return JSON.stringify({ format: "handpick", version: 1, workspace: id(9, 1), records, erased: [] });
}
