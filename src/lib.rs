//! The map of the crate.
//!
//! A responder's page is a fold over an append-only log of events. Everything else is a pure function
//! of that fold, or a thin browser shell around it:
//!
//! ```text
//! keystroke -> Command -> Incident::decide -> Event -> journal (at rest) -> Incident::apply -> views
//!                                                          ^ other tabs and imports bring events in here
//! ```
//!
//! # The modules
//!
//! - [`domain`]: what an incident is, in layers of which each uses only those before it: values, facts
//!   with their serde form beside them, the model, the state that facts fold into (`apply`), commands,
//!   the incident with its log and its rules (`decide`); and the capture box's language. The one grammar of times
//!   that box, forms, checker and import share is a value too (`time_expression`). Uses no other module.
//! - [`evidence`]: what pasted log lines, alerts and chats say about when it happened. Uses `domain`, and of `language`
//!   the tables of secrets. The page asks it in the checker's worker (`evidence::service`).
//! - [`export`]: an incident as text that people share, reports and a picture of the timeline among it,
//!   and the way back from a file. Uses `domain`.
//! - [`drill`]: practising with a scripted incident: what arrives when, its clock, the debrief at its end, and the file of a
//!   drill ([docs/drills.md](../docs/drills.md)). Uses `domain`, of `export` how a file is
//!   refused, and of `language` what a page and its checker say to each other.
//! - [`duty`]: the day of the person on duty: what came in, what was done and handed on, the handover and its file, and who is
//!   on duty when ([docs/on-duty.md](../docs/on-duty.md)). Never among incidents. Uses `domain`, and of `export` how a file
//!   is refused and how times are said.
//! - [`folder`]: an incident in a folder that something else keeps in step: the form of its files, and what is to be read and
//!   written next. Uses `domain`.
//! - [`journal`]: events at rest. Record envelope, local storage, the mirror in IndexedDB, the
//!   data of pictures beside it, tabs, drafts, what was deleted for good, and when "Saved" may be said. Uses
//!   `domain`.
//! - [`language`]: a status message and its context to findings; word tables, one file a family of
//!   rules, guided rewrites, the team's glossary. Uses `domain`. It is a program of its own
//!   (`src/bin/checker.rs`) that runs in a worker and is fetched once the page is ready; the page and
//!   it speak in JSON (`language::messages`). On the host it is a command line (`src/bin/status-lint`).
//! - [`actions`]: names and keys of what can be done: which key means what, which names somebody means
//!   who types a few letters. Uses `domain`.
//! - [`settings`]: what a person or a team has set, and the file it is shared in. Uses `domain`.
//! - [`sheet`]: the sheet "Your system": its questions, its form in the file of settings, and what is read from the answers
//!   (links, steps, the way of a request, people, runbook lines; [docs/your-system.md](../docs/your-system.md)). Uses `domain`,
//!   and of `settings` how a group of a file is taken apart.
//! - `ui` (wasm only): Leptos (`view!`, `#[component]`), in layers of which each uses only those before it. Uses all; nothing
//!   uses it.
//!   - `platform`: the browser, as far as the page needs it: clock, zone, clipboard, files, alarms, keys.
//!   - `kit`: small parts that know nothing of incidents: button, field, menu, dialog, side sheet, choice, interval; what
//!     Escape closes (`kit::escape`); what comes and goes (`kit::show`), handlers and signals in a few boxed shapes
//!     (`kit::closures`), so that each is compiled once; and the focus
//!     (`kit::focus`): when what has it goes, it moves to what one would look at next.
//!   - `text`: words for people: why something was refused, times, lengths.
//!   - `state`: the session, which is the only writer; rows, composer, checker, clocks, what can be done.
//!   - `parts`: what two screens share, or two panes of one.
//!   - `screens`: one a folder, and of the incident a folder a pane. A screen names no other one, a pane no other pane.
//!
//!   `app` puts them together. What opens the page (`opening`) is in the main file; what knows incidents follows in a part
//!   of its own, and what is in dialogs that are seldom opened (`later`) in a third when it is first asked for. `lazy` is where
//!   they are cut.
//!
//! Beside them stands `page/`, in JavaScript: what is there before the program is. It keeps what is
//! typed in the drafts of `journal`, and hands it to the fields of `ui` by their ids.
//!
//! Who may use whom is held by `tests/host/layers.rs`, which reads the paths in the code.
//! `export` and `journal` never meet: the file that a person shares and the record on disk are two
//! contracts.
//!
//! # The invariants
//!
//! - The same set of events gives the same incident, in whatever order they arrive.
//! - An event that names something unknown is kept and shown as such, never dropped.
//! - A rule is in `decide`, never in a component; `apply` cannot fail.
//! - A new fact does not compile before it has said which words it holds, what it belongs to, how it is taken back, what it
//!   does to the state and what it is called: no arm catches the rest (clippy's `wildcard_enum_match_arm` in `domain` and
//!   `export`), nor before a fixture holds how it is written.
//! - Pure modules reach for no clock, no chance, no zone and no browser: these are arguments. Cargo keeps
//!   the boundary: browser crates are dependencies of the wasm target alone.
//! - Nothing is serialised whole on a keystroke: one event, one record, under a key of its own.
//! - "Saved" is said only when the mirror's transaction has completed.
//! - Undo and correction are events. Redaction alone erases.
//!
//! # What is absent on purpose
//!
//! A server, an account, a request after the page and its checker have loaded, floats in
//! what is shipped (`docs/size.md`), a regular-expression engine, an id that is not an event's stamp.

#[cfg(feature = "page")]
pub mod actions;
pub mod domain;
#[cfg(feature = "page")]
pub mod drill;
#[cfg(feature = "page")]
pub mod duty;
pub mod evidence;
// As in `domain`: a new fact and a new kind of entry are asked about wherever one is told from another.
#[warn(clippy::wildcard_enum_match_arm)]
pub mod export;
#[cfg(feature = "page")]
pub mod folder;
#[cfg(feature = "page")]
pub mod journal;
pub mod language;
#[cfg(feature = "page")]
pub mod settings;
#[cfg(feature = "page")]
pub mod sheet;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod ui;
