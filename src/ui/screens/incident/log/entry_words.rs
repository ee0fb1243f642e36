//! The words of an entry, with the addresses in them as links.

use crate::domain::{EntryKind, TextRun, text_runs};
use leptos::prelude::*;

/// How many lines a pasted log shows before it is folded.
const FOLD_AT: usize = 10;

/// Words in an element of their own; nothing where there are none.
pub fn span(class: &'static str, words: String) -> Option<AnyView> {
    let span = |words: String| {
        view! {
            <span dir="auto" translate="no" class=class>
                {linked(&words)}
            </span>
        }
    };
    Some(words).filter(|words| !words.is_empty()).map(|words| span(words).into_any())
}

/// A text with its addresses as links. Nothing is fetched from there: they only lead there, in a tab of its own that
/// learns nothing of this one.
fn linked(text: &str) -> AnyView {
    let piece = |run: TextRun| match run {
        TextRun::Words(words) => words.to_owned().into_any(),
        TextRun::Address(shown, link) => view! {
            <a href=link.as_str().to_owned() target="_blank" rel="noopener noreferrer">
                {shown.to_owned()}
            </a>
        }
        .into_any(),
    };
    let runs = text_runs(text);
    match runs.as_slice() {
        [] | [TextRun::Words(_)] => text.to_owned().into_any(),
        _ => runs.into_iter().map(piece).collect::<Vec<AnyView>>().into_any(),
    }
}

/// The words of an entry: prose as it is, several lines as a log, long ones folded.
pub fn entry_words(kind: EntryKind, text: &str) -> AnyView {
    if let EntryKind::Update { .. } = kind {
        let sent = view! {
            <details>
                <summary>"What was sent"</summary>
                <p dir="auto" translate="no" class="sent">
                    {linked(text)}
                </p>
            </details>
        };
        return sent.into_any();
    }
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let first = span("words", first.to_owned());
    let log = || {
        view! {
            <pre dir="auto" translate="no" tabindex="0">
                {linked(rest)}
            </pre>
        }
    };
    match text.lines().count() {
        0 | 1 => first.into_any(),
        lines if lines <= FOLD_AT => view! { {first} {log()} }.into_any(),
        lines => {
            let more = format!("{} more lines", lines - 1);
            let folded = view! {
                <details>
                    <summary>{more}</summary>
                    {log()}
                </details>
            };
            view! { {first} {folded} }.into_any()
        }
    }
}
