//! Tests of imports. In the widget, a module imports only modules of its own layer and of lower
//! layers. In the other crates, no module imports itself through others. Another test checks that
//! functions of the deferred chunk take the capability `Deferred`, which exists only once that
//! chunk has loaded.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The layers of the widget, from the lowest to the highest. A module may import modules of lower
/// layers, and of its own layer.
const WIDGET: [&[&str]; 8] = [
    &["state"],
    &["ui/html", "effects"],
    &["ui"],
    &["ui/widgets"],
    &["ui/pages"],
    &["ui/shell", "ui/root"],
    &["app"],
    &["bindings"],
];

/// Pairs of modules: the first must not import the second, even where their layers would allow it.
const APART: [(&str, &str); 2] = [("ui", "effects"), ("effects", "ui")];

/// Returns the code of each module below `folder`, without comments. The key is the path of the
/// module, such as `ui/pages/start`.
fn modules(folder: &str) -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = BTreeMap::new();
    let mut pending: Vec<PathBuf> = vec![root.clone()];
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            pending.extend(
                std::fs::read_dir(path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(&root).unwrap().with_extension("");
            let name = name.to_string_lossy().replace('\\', "/");
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text
                .lines()
                .map(|line| line.split("//").next().unwrap_or_default());
            found.insert(name, code.collect::<Vec<_>>().join("\n"));
        }
    }
    assert!(found.len() > 5, "there are few modules in {folder}");
    found
}

/// Finds every path that starts with `crate::`, and returns the rest of the path with `/` instead
/// of `::`. A list in braces becomes one path for each item.
fn paths(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (start, _) in code.match_indices("crate::") {
        let rest = code.get(start + "crate::".len()..).unwrap_or_default();
        let end = rest
            .find([';', '(', ')', '<', '>', '\n', ' ', '!'])
            .unwrap_or(rest.len());
        let plain = rest.get(..end).unwrap_or_default();
        match rest.find('{').filter(|brace| *brace <= plain.len()) {
            None => found.push(plain.replace("::", "/")),
            Some(brace) => {
                let base = rest.get(..brace).unwrap_or_default().replace("::", "/");
                let list = rest.get(brace + 1..).unwrap_or_default();
                let list = list.split('}').next().unwrap_or_default();
                let items = list
                    .split(',')
                    .map(str::trim)
                    .filter(|item| !item.is_empty());
                found.extend(items.map(|item| format!("{base}{item}").replace("::", "/")));
            }
        }
    }
    found
}

/// Returns the modules that each module imports.
fn imports(modules: &BTreeMap<String, String>) -> BTreeMap<&str, BTreeSet<&str>> {
    let named = |path: &str| {
        let within = |name: &&String| path == **name || path.starts_with(&format!("{name}/"));
        let found = modules.keys().filter(within);
        found.max_by_key(|name| name.len()).map(String::as_str)
    };
    let of_one = |code: &String| paths(code).iter().filter_map(|path| named(path)).collect();
    modules
        .iter()
        .map(|(name, code)| (name.as_str(), of_one(code)))
        .collect()
}

fn is_in(name: &str, module: &str) -> bool {
    name == module || name.starts_with(&format!("{module}/"))
}

/// Returns the layer of a module, or `None` if no path in `WIDGET` contains the module. If several
/// paths contain it, the longest counts.
fn layer(name: &str) -> Option<usize> {
    let all = WIDGET.iter().enumerate();
    let all = all.flat_map(|(layer, names)| names.iter().map(move |other| (layer, *other)));
    let own = all.filter(|(_, other)| is_in(name, other));
    own.max_by_key(|(_, other)| other.len())
        .map(|(layer, _)| layer)
}

#[test]
fn the_widget_imports_lower_layers_only() {
    let modules = modules("src");
    let mut faults = Vec::new();
    for (name, imported) in imports(&modules) {
        let Some(own) = layer(name) else {
            continue;
        };
        for other in imported {
            let is_upward = layer(other).is_none_or(|layer| layer > own);
            let are_apart = APART.iter().any(|(a, b)| is_in(name, a) && is_in(other, b));
            if is_upward || are_apart {
                faults.push(format!("src/{name}.rs imports {other}"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Returns the modules that can be reached from `name` through imports.
fn reached<'m>(imports: &BTreeMap<&'m str, BTreeSet<&'m str>>, name: &str) -> BTreeSet<&'m str> {
    let mut found = BTreeSet::new();
    let mut pending: Vec<&str> = imports.get(name).into_iter().flatten().copied().collect();
    while let Some(next) = pending.pop() {
        if found.insert(next) {
            pending.extend(imports.get(next).into_iter().flatten());
        }
    }
    found
}

/// The folders whose modules are checked for circles. A module and its submodules count as one.
const CRATES: [&str; 4] = [
    "crates/engine/src",
    "crates/authoring/src",
    "crates/cli/src",
    "crates/wasm-split/src",
];

#[test]
fn no_module_imports_itself_through_others() {
    for folder in CRATES {
        let mut tops: BTreeMap<String, String> = BTreeMap::new();
        for (name, code) in modules(folder) {
            let top = name.split('/').next().unwrap_or_default().to_owned();
            tops.entry(top).or_default().push_str(&code);
        }
        let mut imports = imports(&tops);
        for (name, imported) in &mut imports {
            imported.remove(name);
        }
        let circles = imports
            .keys()
            .filter(|name| reached(&imports, name).contains(*name));
        let circles: Vec<_> = circles.collect();
        assert!(
            circles.is_empty(),
            "{folder}: {circles:?} import each other"
        );
    }
}

/// Every public function of a module named `deferred` is in the deferred chunk, and would trap if
/// it were called before that chunk has loaded. So its first parameter must be the capability
/// `Deferred`.
#[test]
fn every_function_of_the_deferred_chunk_takes_the_capability() {
    let mut functions = 0;
    for (name, code) in modules("src") {
        if !name.ends_with("/deferred") {
            continue;
        }
        // Methods are indented, so this finds only free functions. The methods of `Deferred` itself
        // are not in the deferred chunk.
        let free = code.split("\npub fn ").skip(1);
        for function in free {
            functions += 1;
            let parameters = function.split('(').nth(1).unwrap_or_default().trim_start();
            let first = function.split('(').next().unwrap_or_default();
            assert!(
                parameters.starts_with("_: Deferred"),
                "src/{name}.rs: {first}"
            );
        }
    }
    assert!(
        functions > 20,
        "only {functions} functions are in the deferred chunk"
    );
}
