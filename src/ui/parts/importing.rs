//! What is being imported: files are read, and what they bring is kept only when that was seen.

use crate::export::{self, Decoded, ImportError, Imported, Intake, Reading};
use crate::ui::kit::focus::{focus, focus_from};
use crate::ui::kit::show::Key;
use crate::ui::kit::signals::effect;
use crate::ui::platform::file;
use crate::ui::platform::pace::Pace;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, File};

/// The id of the field that files are chosen in.
pub(super) const FIELD: &str = "import-file";
/// The button that takes what a file brings, by the number of the file. The first one is 1.
pub(super) fn taker(number: usize) -> String {
    if number <= 1 { "import-take".to_owned() } else { format!("import-take-{number}") }
}

/// So many bytes are read at a time; between them the page goes on.
const PIECE: usize = 1 << 20;
/// So many bytes are read, and so many events folded, between two looks at the clock.
const STEP: usize = 1 << 15;
const EVENTS: usize = 256;
/// Of a smaller file nobody sees that it is read.
const LARGE: usize = 2 << 20;

/// What is being imported; copies are the same import.
#[derive(Clone, Copy)]
pub struct Importing {
    /// What the files bring, in their order. Shared, and not stored: what a button stores goes with the button.
    brought: RwSignal<Arc<Vec<Brought>>>,
    /// What is read at the moment, and how far it is; empty where that is a matter of a moment.
    reading: RwSignal<String>,
    /// It rises when something was taken or put away: whatever was read for an earlier one is left.
    round: RwSignal<usize>,
}

/// What a file brings, or why it cannot be imported.
#[derive(Debug, Clone)]
pub(super) struct Brought {
    /// Which of the files it is.
    pub number: usize,
    /// What the file is called.
    pub name: String,
    /// What it brings.
    pub what: Result<Arc<Imported>, Unreadable>,
}

/// Why a file cannot be imported.
#[derive(Debug, Clone)]
pub(super) struct Unreadable {
    /// In words.
    pub why: String,
    /// What it says as Windows-1252 where it is not UTF-8; empty otherwise.
    pub windows_1252: Arc<str>,
}

impl From<ImportError> for Unreadable {
    fn from(error: ImportError) -> Unreadable {
        let why = match error {
            ImportError::TooLarge { bytes, limit } => {
                format!("it has {} MB, and up to {} MB are read", bytes.div_ceil(1 << 20), limit >> 20)
            }
            other => other.to_string(),
        };
        Unreadable { why, windows_1252: "".into() }
    }
}

impl Importing {
    /// Nothing yet. Files are read whenever some were chosen, also before this was there.
    pub fn new(chosen: RwSignal<usize>) -> Importing {
        let importing = Importing {
            brought: RwSignal::new(Arc::default()),
            reading: RwSignal::new(String::new()),
            round: RwSignal::new(0),
        };
        effect(move || {
            let is_chosen = chosen.get() > 0;
            let field = document().get_element_by_id(FIELD).filter(|_| is_chosen);
            if let Some(field) = field {
                let files = file::chosen(field.unchecked_ref());
                importing.close();
                let round = importing.round.get_untracked();
                spawn_local(importing.read(files, round));
            }
        });
        importing
    }

    /// Nothing any more. What is being read is left.
    pub fn close(self) {
        self.brought.set(Arc::default());
        self.reading.set(String::new());
        self.round.update(|round| *round += 1);
    }

    /// Closes what was opened by the button **Import**, where the focus goes back to.
    pub fn cancel(self) {
        self.close();
        focus("import");
    }

    /// What is read at the moment, and how far it is.
    pub(super) fn reading(self) -> RwSignal<String> {
        self.reading
    }

    /// How many files have brought something.
    pub(super) fn count(self) -> usize {
        self.brought.with(|all| all.iter().filter(|brought| brought.what.is_ok()).count())
    }

    /// The keys of what is there. They change when something was taken: it is no longer new then.
    pub(super) fn keys(self) -> Vec<Key> {
        let round = self.round.get();
        self.brought.with(|all| all.iter().map(|brought| Key::showing((brought.number, round))).collect())
    }

    /// What has that key.
    pub(super) fn brought(self, key: Key) -> Option<Brought> {
        let round = self.round.get_untracked();
        let is_it = |brought: &&Brought| Key::showing((brought.number, round)) == key;
        self.brought.with_untracked(|all| all.iter().find(is_it).cloned())
    }

    /// All that can be taken.
    pub(super) fn all(self) -> Vec<Brought> {
        self.brought
            .with_untracked(|all| all.iter().filter(|brought| brought.what.is_ok()).cloned().collect())
    }

    /// Puts one away; whether none is left.
    pub(super) fn put_away(self, number: usize) -> bool {
        self.brought.update(|all| Arc::make_mut(all).retain(|brought| brought.number != number));
        self.round.update(|round| *round += 1);
        let is_last = self.brought.with_untracked(|all| all.is_empty());
        if !is_last {
            self.focus_first(document().active_element());
        }
        is_last
    }

    /// Whether the screen is there on which the files were chosen.
    pub(super) fn is_there(self) -> bool {
        self.round.try_get_untracked().is_some()
    }

    /// Moves the focus to what takes that one.
    pub(super) fn focus_on(self, number: usize) {
        if self.is_there() {
            focus(taker(number));
        }
    }

    /// Reads a file as Windows-1252 after all.
    pub(super) fn read_as_windows_1252(self, brought: &Brought) {
        let Err(Unreadable { windows_1252, .. }) = &brought.what else { return };
        let what = export::read(windows_1252).map(Arc::new).map_err(Unreadable::from);
        let number = brought.number;
        self.brought.update(|all| {
            Arc::make_mut(all)
                .iter_mut()
                .filter(|one| one.number == number)
                .for_each(|one| one.what = what.clone());
        });
        self.round.update(|round| *round += 1);
        focus(taker(number));
    }

    /// Moves the focus to what can be taken first, or to where other files are chosen. `before` had it when that was asked for:
    /// a large file takes a while, and somebody may write meanwhile.
    fn focus_first(self, before: Option<Element>) {
        let first = |all: &Arc<Vec<Brought>>| all.iter().find(|one| one.what.is_ok()).map(|one| one.number);
        focus_from(before, self.brought.with_untracked(first).map_or("import".to_owned(), taker));
    }

    async fn read(self, files: Vec<File>, round: usize) {
        let (mut number, several) = (0, files.len() > 1);
        let before = document().active_element();
        for file in files {
            let Some(what) = self.read_one(&file, round).await else { return };
            number += 1;
            let name = if several { file.name() } else { String::new() };
            let brought = Brought { number, name, what: what.map(Arc::new) };
            self.brought.update(|all| Arc::make_mut(all).push(brought));
        }
        self.reading.set(String::new());
        self.focus_first(before);
    }

    /// What a file brings; `None` where it was put away meanwhile.
    async fn read_one(self, file: &File, round: usize) -> Option<Result<Imported, Unreadable>> {
        let size = file::size(file);
        let mut intake = match Intake::new(size) {
            Ok(intake) => intake,
            Err(error) => return Some(Err(error.into())),
        };
        let mut read = 0;
        while read < size {
            let end = size.min(read + PIECE);
            let piece = file::piece(file, read, end).await;
            self.is_at(round)?;
            let Ok(piece) = piece else {
                let why = "the browser could not read it".to_owned();
                return Some(Err(Unreadable { why, windows_1252: "".into() }));
            };
            if let Err(error) = intake.take(&piece) {
                return Some(Err(error.into()));
            }
            read = end;
            self.tell(file, size, read as u64 * 50 / size.max(1) as u64);
        }
        let text = match intake.finish() {
            Decoded::Text(text) => text,
            Decoded::NotUtf8 { line, windows_1252 } => {
                let why = format!(
                    "it is not UTF-8 from line {line} on, as if an editor had saved it in another encoding, and letters such as ü would be lost"
                );
                return Some(Err(Unreadable { why, windows_1252: windows_1252.into() }));
            }
        };
        self.pause(size, round).await?;
        let mut reading = match Reading::open(text) {
            Ok(reading) => reading,
            Err(error) => return Some(Err(error.into())),
        };
        let mut pace = Pace::begin();
        loop {
            reading.read_on(STEP);
            let (read, all) = reading.progress();
            if read == all {
                break;
            }
            if pace.is_over() {
                self.tell(file, size, 50 + read as u64 * 40 / all.max(1) as u64);
                pace.rest().await;
                self.is_at(round)?;
            }
        }
        self.tell(file, size, 90);
        self.pause(size, round).await?;
        let mut gathered = match reading.gathered() {
            Ok(gathered) => gathered,
            Err(error) => return Some(Err(error.into())),
        };
        while !gathered.fold(EVENTS) {
            if pace.is_over() {
                pace.rest().await;
                self.is_at(round)?;
            }
        }
        self.pause(size, round).await?;
        Some(Ok(gathered.finish()))
    }

    /// Whether what is read for that round is still wanted.
    fn is_at(self, round: usize) -> Option<()> {
        // The screen on which it was chosen may be gone.
        (self.round.try_get_untracked() == Some(round)).then_some(())
    }

    /// Lets the page show how far a large file is, and hear that it is not wanted any more.
    async fn pause(self, size: usize, round: usize) -> Option<()> {
        if size >= LARGE {
            file::pause().await;
        }
        self.is_at(round)
    }

    fn tell(self, file: &File, size: usize, percent: u64) {
        if size >= LARGE {
            self.reading.set(format!("Reading {}: {percent} %", file.name()));
        }
    }
}
