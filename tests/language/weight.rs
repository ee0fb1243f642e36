//! What the programs are not to carry along: each of these brings tables or code of kilobytes for one call, and `domain` has a
//! smaller thing of its own (`is_letter`, `lowered` and what stands beside them).

use std::fs;
use std::path::{Path, PathBuf};

/// Each brings a table of Unicode.
const TABLES: [&str; 12] = [
    ".to_lowercase(",
    ".to_uppercase(",
    ".is_uppercase(",
    ".is_lowercase(",
    ".is_alphanumeric(",
    ".is_alphabetic(",
    ".is_numeric(",
    "char::is_uppercase",
    "char::is_lowercase",
    "char::is_alphanumeric",
    "char::is_alphabetic",
    "char::is_numeric",
];

/// Each writes a float, and brings the tables for that.
const FLOATS: [&str; 4] = ["{:.", ":.0}", ":.1}", ":.2}"];

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

/// No line of these files, but for their tests, has one of the calls.
fn lacks(files: &[PathBuf], calls: &[&str]) {
    for path in files {
        let text = fs::read_to_string(path).unwrap_or_default();
        let shipped = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for (place, line) in shipped.lines().enumerate() {
            let dear = calls.iter().find(|call| line.contains(**call));
            assert_eq!(dear, None, "{}:{}", path.display(), place + 1);
        }
    }
}

fn files_in(folders: &[&str]) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for folder in folders {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut all);
    }
    all
}

#[test]
fn the_checker_carries_no_tables_of_unicode_and_no_sort() {
    let all = files_in(&["src/language", "src/domain/values/time_expression"]);
    assert!(all.len() > 60, "{} files were found", all.len());
    lacks(&all, &TABLES);
    lacks(&all, &[".sort"]);
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bin/checker.rs");
    lacks(&[program], &FLOATS);
}

#[test]
fn the_page_carries_no_tables_of_unicode() {
    let folders = ["src/domain", "src/evidence", "src/export", "src/journal", "src/settings", "src/ui"];
    let all = files_in(&folders);
    assert!(all.len() > 300, "{} files were found", all.len());
    lacks(&all, &TABLES);
    lacks(&all, &FLOATS);
}
