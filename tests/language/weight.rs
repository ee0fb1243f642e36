//! What the checker's program is not to carry along: each of these brings tables or code of kilobytes for one call, and the
//! checker has a smaller thing of its own (`src/language/case.rs`, `domain::is_letter`).

use std::fs;
use std::path::{Path, PathBuf};

const DEAR: [&str; 8] = [
    ".to_lowercase(",
    ".to_uppercase(",
    ".is_uppercase(",
    ".is_lowercase(",
    ".is_alphanumeric(",
    ".is_alphabetic(",
    ".is_numeric(",
    ".sort",
];

/// Of the grammar of times, what only the log box asks for.
const OF_THE_PAGE: [&str; 3] = ["typed.rs", "resolve.rs", "error.rs"];

fn sources(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            sources(&path, all);
        } else if name.ends_with(".rs") && name != "tests.rs" && !OF_THE_PAGE.contains(&name.as_str()) {
            all.push(path);
        }
    }
}

#[test]
fn the_checker_carries_no_tables_of_unicode_and_no_sort() {
    let mut all = Vec::new();
    for folder in ["src/language", "src/domain/values/time_expression"] {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut all);
    }
    assert!(all.len() > 60, "{} files were found", all.len());
    for path in all {
        let text = fs::read_to_string(&path).unwrap_or_default();
        let shipped = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for (place, line) in shipped.lines().enumerate() {
            let dear = DEAR.iter().find(|call| line.contains(**call));
            assert_eq!(dear, None, "{}:{}", path.display(), place + 1);
        }
    }
}
