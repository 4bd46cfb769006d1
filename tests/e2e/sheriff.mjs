// One sheriff, whom every walk through the guide follows, in whatever browser.

/** What one sheriff answers: labels to choose by question, or null to skip it. */
export const sheriff = {
  challenges: ["Gangs", "People in custody, status unknown", "Delegated immigration authority"],
  help: ["Information", "ICE staff come to us", "A joint case", "Officers who hold federal power"],
  power: ["Immigration"],
  custody: ["We run a jail or prison"],
  agency: ["Sheriff"],
  immigration_law: ["Not sure"],
  forfeiture_law: ["No, or only with conditions"],
  place: ["No, neither"],
  officers: ["About a week"],
  nominees: ["They are U.S. citizens", "They are sworn officers"],
  jail_practice: null,
  joint_case: ["No"],
  systems: ["An ORI number and a terminal that reaches Nlets"],
  signer: ["A vote of the governing body"],
};

/** The questions that can change something for that sheriff, in the order they come. */
export const sheriffIsAsked = [
  "challenges",
  "help",
  "power",
  "custody",
  "agency",
  "immigration_law",
  "officers",
  "nominees",
  "jail_practice",
  "systems",
  "signer",
];

/** What comes out for that sheriff. */
export const sheriffHeadline = "3\u00a0programs\u00a0fit, 1\u00a0depends, 9\u00a0do\u00a0not\u00a0fit";
