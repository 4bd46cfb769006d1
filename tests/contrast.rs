//! Checks the contrast of every pair of colors that appear together, in every theme. The comment
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
type Both = [Color; 2];

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
    let wide = match hex.len() {
        3 => hex.chars().flat_map(|c| [c, c]).collect(),
        6 => hex.to_owned(),
        _ => panic!("#{hex} is no color"),
    };
    [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&wide[at..at + 2], 16).unwrap()))
}

fn luminance(color: Color) -> f64 {
    let [r, g, b] = color.map(|of| {
        let of = of / 255.0;
        if of <= 0.04045 {
            of / 12.92
        } else {
            ((of + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn ratio(one: Color, two: Color) -> f64 {
    let (one, two) = (luminance(one), luminance(two));
    (one.max(two) + 0.05) / (one.min(two) + 0.05)
}

/// Returns the colors in a CSS block: for each color its name, its values in the light and the dark
/// theme, and the comment after them.
fn colors(block: &str) -> Vec<(String, Both, String)> {
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
            let both = <Both>::try_from(hex);
            let both = both.unwrap_or_else(|_| panic!("--{name} has not one color for each theme"));
            let comment = comment.trim().trim_start_matches("/*");
            let comment = comment.trim_end_matches("*/").trim();
            (name.to_owned(), both, comment.to_owned())
        })
        .collect()
}

fn read_use(comment: &str) -> Option<Use> {
    let mut read = Use::default();
    for each in comment.split(", and ") {
        let grounds = |list: &str| list.split(' ').map(str::to_owned).collect();
        match each.split_once(" on ") {
            Some(("text", list)) => read.text = grounds(list),
            Some(("part", list)) => read.part = grounds(list),
            None if each == "ground" => read.ground = true,
            None if each == "decoration" => read.decoration = true,
            _ => return None,
        }
    }
    Some(read)
}

/// Returns every fault: a color without a valid use, too little contrast, or a color of `more` that
/// `colors` lacks. `more` has the colors that change when the user prefers more contrast.
fn faults(colors: &[(String, Both, String)], more: &[(String, Both, String)]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut uses = BTreeMap::new();
    for (name, _, comment) in colors {
        match read_use(comment) {
            Some(found) => drop(uses.insert(name.as_str(), found)),
            None => faults.push(format!("--{name} does not say what it is used for")),
        }
    }
    let unknown = more
        .iter()
        .filter(|(name, ..)| !uses.contains_key(name.as_str()));
    faults.extend(unknown.map(|(name, ..)| format!("--{name} is in one theme alone")));
    let plain: BTreeMap<_, _> = colors.iter().map(|(n, c, _)| (n.as_str(), *c)).collect();
    let mut strong = plain.clone();
    strong.extend(more.iter().map(|(name, both, _)| (name.as_str(), *both)));
    for (contrast, values, text, part) in [
        ("", &plain, 4.5, 3.0),
        ("more contrast, ", &strong, 7.0, 4.5),
    ] {
        for (name, used) in &uses {
            let pairs = used.text.iter().map(|on| (on, text));
            for (on, least) in pairs.chain(used.part.iter().map(|on| (on, part))) {
                if !uses.get(on.as_str()).is_some_and(|ground| ground.ground) {
                    faults.push(format!("--{name} on --{on}: that is no ground"));
                    continue;
                }
                for (at, theme) in ["light", "dark"].iter().enumerate() {
                    let found = ratio(values[name][at], values[on.as_str()][at]);
                    if found < least {
                        faults.push(format!(
                            "{contrast}{theme}: --{name} on --{on}: {found:.2}, least is {least}"
                        ));
                    }
                }
            }
        }
    }
    faults
}

/// Returns the default colors, and those that replace them when the user prefers more contrast.
fn tokens() -> [Vec<(String, Both, String)>; 2] {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/styles/tokens.css");
    let text = std::fs::read_to_string(path).unwrap();
    let (plain, more) = text.split_once("@media (prefers-contrast: more)").unwrap();
    [colors(plain), colors(more)]
}

#[test]
fn every_pair_of_colors_has_the_contrast_it_needs_in_every_theme() {
    let [plain, more] = tokens();
    assert!(plain.len() > 20, "{}", plain.len());
    assert!(!more.is_empty());
    let faults = faults(&plain, &more);
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn a_color_without_a_use_a_ground_or_enough_contrast_is_told() {
    let told = |css: &str| faults(&colors(css), &[]);
    let ground = "--bg: light-dark(#fff, #000); /* ground */\n";
    assert_eq!(
        told(&format!(
            "{ground}--ink: light-dark(#000, #fff); /* text on bg */"
        )),
        [""; 0]
    );
    // As text on white, this well-known gray just fails, with a contrast of 4.48 to 1.
    let grey = "--ink: light-dark(#777, #fff);";
    assert_eq!(
        told(&format!("{ground}{grey} /* text on bg */"))
            .first()
            .unwrap(),
        "light: --ink on --bg: 4.48, least is 4.5"
    );
    assert_eq!(told(&format!("{ground}{grey} /* part on bg */")).len(), 1);
    assert_eq!(
        told(&format!("{ground}{grey}")),
        ["--ink does not say what it is used for"]
    );
    assert!(told(&format!("{ground}{grey} /* part on sunk */"))[0].contains("no ground"));
}
