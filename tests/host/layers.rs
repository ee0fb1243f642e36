//! Who may use whom: the boundaries between modules and the layers inside `domain`, read from the paths in the code.
//! What stands under `#[cfg(test)]` at the end of a file may use what it needs.

use std::fs;
use std::path::{Path, PathBuf};

/// A module of the crate and the other modules that it may name.
const MODULES: [(&str, &[&str]); 12] = [
    ("actions", &["domain"]),
    ("domain", &[]),
    ("drill", &["domain", "export", "language"]),
    ("duty", &["domain", "export"]),
    ("evidence", &["domain", "language"]),
    ("export", &["domain"]),
    ("folder", &["domain"]),
    ("journal", &["domain"]),
    ("language", &["domain"]),
    ("settings", &["domain"]),
    ("sheet", &["domain", "settings"]),
    ("ui", ALL),
];

/// A layer of `domain` and the other layers that it may name: those before it, so that there is no circle. The capture
/// box's language stands beside them.
const LAYERS: [(&str, &[&str]); 7] = [
    ("values", &[]),
    ("facts", &["values"]),
    ("model", &["values", "facts"]),
    ("state", &["values", "facts", "model"]),
    ("commands", &["values", "facts", "model", "state"]),
    ("incident", &["values", "facts", "model", "state", "commands"]),
    ("capture", &["values"]),
];

/// A layer of `ui`, the other layers that it may name, and the other modules.
const UI: [(&str, &[&str], &[&str]); 6] = [
    ("platform", &[], &["actions", "domain", "export"]),
    ("kit", &["platform"], &["domain"]),
    ("text", &["platform"], &["domain", "export", "journal"]),
    ("state", &["platform", "kit", "text"], ALL),
    ("parts", &["platform", "kit", "text", "state"], ALL),
    ("screens", &["platform", "kit", "text", "state", "parts"], ALL),
];
const ALL: &[&str] = &[
    "actions", "domain", "drill", "duty", "evidence", "export", "folder", "journal", "language", "settings",
    "sheet",
];

/// The files of `ui` that are in no layer and what they may name: what wires them, and how the page begins. What the
/// opening names is in the main file, so of the screens it knows the first one alone.
const UI_ROOT: [(&str, &[&str]); 5] = [
    ("ui/app.rs", &["lazy", "platform", "kit", "text", "state", "parts", "screens"]),
    ("ui/later.rs", &["screens", "state"]),
    ("ui/lazy.rs", &["app", "later", "state"]),
    ("ui/mod.rs", &["opening"]),
    ("ui/opening.rs", &["kit", "lazy", "parts", "platform", "screens", "state"]),
];
const OPENING_SCREENS: [&str; 1] = ["home"];
/// What words for people need of the browser: which time it is, on which clock.
const TEXT_PLATFORM: [&str; 2] = ["clock", "zone"];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The files of a module, with their paths from `src`.
fn files(module: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut open = vec![source().join(module), source().join(format!("{module}.rs"))];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else if path.is_file() {
            let name = path.strip_prefix(source()).expect("in src").to_string_lossy().into_owned();
            files.push((name, fs::read_to_string(&path).expect("a source file")));
        }
    }
    files
}

/// The code of a file without comments and without its tests.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The names that stand in a file behind a path such as `crate::`; `{` for a list of them.
fn named<'c>(code: &'c str, path: &str) -> Vec<&'c str> {
    let behind = code.match_indices(path).map(|(at, _)| &code[at + path.len()..]);
    let name = |rest: &'c str| {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        if end == 0 { "{" } else { &rest[..end] }
    };
    behind.map(name).collect()
}

/// What a file of a module or layer names that it may not.
fn trespasses(own: &str, may: &[&str], path: &str, name: &str, text: &str) -> Vec<String> {
    let code = code(text);
    let outside = named(&code, path).into_iter().filter(|used| *used != own && !may.contains(used));
    outside.map(|used| format!("{name} names {path}{used}")).collect()
}

/// Whether a file climbs out of the folder that is `depth` folders deep in `src`, by `super`.
fn climbs_out(depth: usize, name: &str, text: &str) -> bool {
    let folders = name.split('/').count() - usize::from(name.ends_with("/mod.rs"));
    let steps = |line: &str| (1..).take_while(|steps| line.contains(&"super::".repeat(*steps))).count();
    code(text).lines().filter(|line| steps(line) > 0).any(|line| folders < depth + steps(line))
}

#[test]
fn no_module_names_one_that_it_must_not_know() {
    for (module, may) in MODULES {
        for (name, text) in files(module) {
            assert_eq!(trespasses(module, may, "crate::", &name, &text), Vec::<String>::new());
            assert!(!climbs_out(1, &name, &text), "{name}");
        }
    }
}

#[test]
fn every_module_is_in_the_table() {
    let map = fs::read_to_string(source().join("lib.rs")).expect("the map");
    let modules: Vec<&str> =
        map.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(modules, MODULES.map(|(module, _)| module));
}

#[test]
fn no_layer_of_the_domain_names_one_that_stands_on_it() {
    for (layer, may) in LAYERS {
        for (name, text) in files(&format!("domain/{layer}")) {
            assert_eq!(trespasses(layer, may, "crate::domain::", &name, &text), Vec::<String>::new());
            assert!(!climbs_out(2, &name, &text), "{name}");
        }
    }
}

#[test]
fn every_file_of_the_domain_is_in_a_layer() {
    for (name, _) in files("domain") {
        let layer = name.split('/').nth(1).unwrap_or_default();
        assert!(name == "domain/mod.rs" || LAYERS.iter().any(|(known, _)| *known == layer), "{name}");
    }
}

#[test]
fn no_layer_of_the_page_names_one_that_stands_on_it() {
    for (layer, may, modules) in UI {
        for (name, text) in files(&format!("ui/{layer}")) {
            assert_eq!(trespasses(layer, may, "crate::ui::", &name, &text), Vec::<String>::new());
            assert_eq!(trespasses("ui", modules, "crate::", &name, &text), Vec::<String>::new());
            assert!(!climbs_out(2, &name, &text), "{name}");
        }
    }
    for (name, text) in files("ui/text") {
        let trespasses = trespasses("", &TEXT_PLATFORM, "crate::ui::platform::", &name, &text);
        assert_eq!(trespasses, Vec::<String>::new());
    }
}

#[test]
fn every_file_of_the_page_is_in_a_layer_or_begins_it() {
    for (name, text) in files("ui") {
        let layer = name.split('/').nth(1).unwrap_or_default();
        match UI_ROOT.iter().find(|(known, _)| *known == name) {
            Some((_, may)) => {
                assert_eq!(trespasses("", may, "crate::ui::", &name, &text), Vec::<String>::new())
            }
            None => assert!(UI.iter().any(|(known, ..)| *known == layer), "{name}"),
        }
        if name == "ui/opening.rs" {
            let screens = trespasses("", &OPENING_SCREENS, "crate::ui::screens::", &name, &text);
            assert_eq!(screens, Vec::<String>::new());
        }
    }
}

/// What the files below a folder of `src` name of one another, from a file or folder in it to another one. The folder's own
/// `mod.rs` puts them together and may name all.
fn siblings(folder: &str) -> Vec<String> {
    let path = format!("crate::{}::", folder.replace('/', "::"));
    let depth = folder.split('/').count();
    let mut found = Vec::new();
    for (name, text) in files(folder).iter().filter(|(name, _)| *name != format!("{folder}/mod.rs")) {
        let own = name.split('/').nth(depth).unwrap_or_default().trim_end_matches(".rs");
        found.extend(trespasses(own, &[], &path, name, text));
        if climbs_out(depth + 1, name, text) {
            found.push(format!("{name} climbs out"));
        }
    }
    found.sort();
    found
}

#[test]
fn no_screen_names_another_one() {
    assert_eq!(siblings("ui/screens"), Vec::<String>::new());
}

#[test]
fn no_pane_of_the_incident_names_another_one() {
    assert_eq!(siblings("ui/screens/incident"), Vec::<String>::new());
}

#[test]
fn what_must_not_be_named_is_found() {
    let found = |text: &str| trespasses("facts", &["values"], "crate::domain::", "facts/x.rs", text).len();
    let table = [
        ("use crate::domain::values::Stamp;", 0),
        ("use crate::domain::facts::Fact;", 0),
        ("use crate::domain::state::State;", 1),
        ("use crate::domain::Incident;", 1),
        ("use crate::domain::{Incident, Stamp};", 1),
        ("fn f(state: &crate::domain::model::Theory) {}", 1),
        ("// as in crate::domain::state", 0),
        ("#[cfg(test)]\nmod tests {\n    use crate::domain::state::State;\n}", 0),
    ];
    for (text, many) in table {
        assert_eq!(found(text), many, "{text}");
    }
    assert!(climbs_out(2, "domain/facts/x.rs", "use super::super::state::State;"));
    assert!(!climbs_out(2, "domain/model/picture/measure.rs", "use super::super::Entry;"));
    assert!(!climbs_out(1, "settings/file.rs", "super::Kind::Group | super::Kind::List => {}"));
    assert!(climbs_out(3, "ui/screens/palette.rs", "use super::keys::key_words;"));
    assert!(!climbs_out(3, "ui/screens/home/history.rs", "use super::unreadable;"));
    assert!(climbs_out(2, "domain/model/picture/mod.rs", "use super::super::state::State;"));
}
