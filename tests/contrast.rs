//! Checks the contrast of every pair of colors that are used together, in every theme. The comment
//! after each color in `styles/tokens.css` says how and on which backgrounds the color is used.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::BTreeMap;

/// Red, green and blue, each from 0 to 255.
type Color = [f64; 3];

/// The values of a color in the light and in the dark theme.
type ThemePair = [Color; 2];

/// The uses of a color: as a ground (background), as text or as part of a control on the listed
/// grounds, or as decoration.
#[derive(Debug, Default, PartialEq)]
struct Use {
    ground: bool,
    text: Vec<String>,
    part: Vec<String>,
    decoration: bool,
}

fn color(hex: &str) -> Color {
    let digits = match hex.len() {
        3 => hex.chars().flat_map(|c| [c, c]).collect(),
        6 => hex.to_owned(),
        _ => panic!("#{hex} is not a color"),
    };
    [0, 2, 4].map(|start| f64::from(u8::from_str_radix(&digits[start..start + 2], 16).unwrap()))
}

fn luminance(color: Color) -> f64 {
    let [r, g, b] = color.map(|channel| {
        let channel = channel / 255.0;
        if channel <= 0.04045 {
            channel / 12.92
        } else {
            ((channel + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast_ratio(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Returns the colors in a CSS block: for each color its name, its values in the light and the dark
/// theme, and the comment after them.
fn colors(block: &str) -> Vec<(String, ThemePair, String)> {
    let lines = block.lines().map(str::trim);
    let tokens = lines.filter_map(|line| line.strip_prefix("--")?.split_once(": "));
    let colors = tokens.filter(|(_, rest)| rest.contains('#'));
    colors
        .map(|(name, rest)| {
            let (value, comment) = rest.split_once(';').expect(name);
            let hex: Vec<Color> = value
                .split('#')
                .skip(1)
                .map(|rest| color(rest.split(|c: char| !c.is_ascii_hexdigit()).next().unwrap()))
                .collect();
            let pair = <ThemePair>::try_from(hex);
            let pair =
                pair.unwrap_or_else(|_| panic!("--{name} does not have one color for each theme"));
            let comment = comment.trim().trim_start_matches("/*");
            let comment = comment.trim_end_matches("*/").trim();
            (name.to_owned(), pair, comment.to_owned())
        })
        .collect()
}

fn parse_use(comment: &str) -> Option<Use> {
    let mut parsed = Use::default();
    for part in comment.split(", and ") {
        let grounds = |list: &str| list.split(' ').map(str::to_owned).collect();
        match part.split_once(" on ") {
            Some(("text", list)) => parsed.text = grounds(list),
            Some(("part", list)) => parsed.part = grounds(list),
            None if part == "ground" => parsed.ground = true,
            None if part == "decoration" => parsed.decoration = true,
            _ => return None,
        }
    }
    Some(parsed)
}

/// Returns every fault: a color without a valid use, a use on a color that is not a ground, too
/// little contrast, or a color of `more` that `colors` lacks. `more` has the colors that change
/// when the user prefers more contrast.
fn faults(
    colors: &[(String, ThemePair, String)],
    more: &[(String, ThemePair, String)],
) -> Vec<String> {
    let mut faults = Vec::new();
    let mut uses = BTreeMap::new();
    for (name, _, comment) in colors {
        match parse_use(comment) {
            Some(found) => drop(uses.insert(name.as_str(), found)),
            None => faults.push(format!("--{name} does not state how it is used")),
        }
    }
    let unknown = more
        .iter()
        .filter(|(name, ..)| !uses.contains_key(name.as_str()));
    faults.extend(unknown.map(|(name, ..)| format!("--{name} is set only for more contrast")));
    let plain: BTreeMap<_, _> = colors.iter().map(|(n, c, _)| (n.as_str(), *c)).collect();
    let mut strong = plain.clone();
    strong.extend(more.iter().map(|(name, pair, _)| (name.as_str(), *pair)));
    for (contrast, values, text, part) in [
        ("", &plain, 4.5, 3.0),
        ("more contrast, ", &strong, 7.0, 4.5),
    ] {
        for (name, color_use) in &uses {
            let texts = color_use.text.iter().map(|ground| (ground, text));
            let parts = color_use.part.iter().map(|ground| (ground, part));
            for (ground, minimum) in texts.chain(parts) {
                let pair = format!("--{name} on --{ground}");
                if !uses.get(ground.as_str()).is_some_and(|found| found.ground) {
                    faults.push(format!("{pair}: that is not a ground"));
                    continue;
                }
                for (index, theme) in ["light", "dark"].iter().enumerate() {
                    let ratio = contrast_ratio(values[name][index], values[ground.as_str()][index]);
                    if ratio < minimum {
                        faults.push(format!(
                            "{contrast}{theme}: {pair}: {ratio:.2}, minimum {minimum}"
                        ));
                    }
                }
            }
        }
    }
    faults
}

/// Returns the default colors, and the colors that replace some of them when the user prefers more
/// contrast.
fn tokens() -> [Vec<(String, ThemePair, String)>; 2] {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/styles/tokens.css");
    let text = std::fs::read_to_string(path).unwrap();
    let (plain, more) = text.split_once("@media (prefers-contrast: more)").unwrap();
    [colors(plain), colors(more)]
}

#[test]
fn every_color_pair_has_sufficient_contrast_in_every_theme() {
    let [plain, more] = tokens();
    assert!(plain.len() > 20, "{}", plain.len());
    assert!(!more.is_empty());
    let faults = faults(&plain, &more);
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn reports_missing_uses_invalid_grounds_and_low_contrast() {
    let faults_of = |css: &str| faults(&colors(css), &[]);
    let ground = "--bg: light-dark(#fff, #000); /* ground */\n";
    assert_eq!(
        faults_of(&format!(
            "{ground}--ink: light-dark(#000, #fff); /* text on bg */"
        )),
        [""; 0]
    );
    // As text on white, this well-known gray just fails, with a contrast of 4.48 to 1.
    let gray = "--ink: light-dark(#777, #fff);";
    assert_eq!(
        faults_of(&format!("{ground}{gray} /* text on bg */"))
            .first()
            .unwrap(),
        "light: --ink on --bg: 4.48, minimum 4.5"
    );
    assert_eq!(
        faults_of(&format!("{ground}{gray} /* part on bg */")).len(),
        1
    );
    assert_eq!(
        faults_of(&format!("{ground}{gray}")),
        ["--ink does not state how it is used"]
    );
    assert!(faults_of(&format!("{ground}{gray} /* part on sunk */"))[0].contains("not a ground"));
}
