// Assesses answers without showing the guide, and lists the verdicts.
const { assess } = await import("https://guide.example/embed/ice-access-guide.js");

const report = await assess({ challenges: ["gangs"], custody: "jail" }, { asOf: "2026-11-21" });
const list = document.getElementById("verdicts");
for (const { program, agreement, verdict } of report.assessments) {
  const item = document.createElement("li");
  item.textContent = `${program}/${agreement}: ${verdict}`;
  list.append(item);
}
