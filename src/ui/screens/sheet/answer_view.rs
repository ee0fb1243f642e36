//! An answer as it is looked up: its links to press, its steps, boxes and people.

use crate::sheet::{Question, Run, contacts, lines, path_boxes, runs, steps};
use leptos::prelude::*;

/// The most lines of an answer that are shown; the field has all of them.
const MOST: usize = 200;

/// The answer to a question; the runbook has a list of its own.
pub fn answer_view(question: Question, text: &str) -> AnyView {
    let shown = match question {
        Question::RequestPath => path_view(text),
        Question::DeploySteps => steps_view(text),
        Question::People => people_view(text),
        Question::HowOften
        | Question::Domains
        | Question::Hardware
        | Question::Access
        | Question::Health
        | Question::Errors
        | Question::Meeting
        | Question::Runbook => lines_view(text),
    };
    // A line of a path may have many boxes.
    let (all, what) = match question {
        Question::RequestPath => (path_boxes(text).len(), "boxes"),
        _ => (lines(text).count(), "lines"),
    };
    let more = all.saturating_sub(MOST);
    let more = (more > 0).then(|| {
        let said = format!("{more} more {what}: press Write to see them.");
        view! { <p class="meta">{said}</p> }
    });
    view! { {shown} {more} }.into_any()
}

/// A text with what leads somewhere as links. Nothing is fetched from there: they only lead there, in a tab of its own that
/// learns nothing of this one.
pub fn linked(text: &str) -> AnyView {
    let piece = |run: Run| match run {
        Run::Words(words) => words.to_owned().into_any(),
        Run::Link(shown, href) => link(href, shown),
    };
    runs(text).into_iter().map(piece).collect::<Vec<AnyView>>().into_any()
}

fn link(href: String, shown: &str) -> AnyView {
    let shown = shown.to_owned();
    // Mail and telephone are other programs: a tab for them would stay empty.
    match href.starts_with("mailto:") || href.starts_with("tel:") {
        true => view! { <a href=href>{shown}</a> }.into_any(),
        false => view! {
            <a href=href target="_blank" rel="noopener noreferrer">
                {shown}
            </a>
        }
        .into_any(),
    }
}

/// A name before an address is what one presses; where it leads stands behind it.
fn line_view(line: &str) -> AnyView {
    if let Some((name, address)) = line.split_once(": ")
        && let [Run::Link(shown, href)] = runs(address.trim()).as_slice()
        && !name.trim().is_empty()
        && href.starts_with("http")
    {
        return view! {
            {link(href.clone(), name.trim())}
            <span class="meta">{(*shown).to_owned()}</span>
        }
        .into_any();
    }
    linked(line)
}

/// The lines of a text.
pub fn lines_view(text: &str) -> AnyView {
    let line = |line: &str| {
        view! {
            <li dir="auto" translate="no">
                {line_view(line)}
            </li>
        }
    };
    let all: Vec<_> = lines(text).take(MOST).map(line).collect();
    view! {
        <ul role="list">
            {all}
        </ul>
    }
    .into_any()
}

/// What helps, in order where it is more than one thing.
pub fn what_helps(text: &str) -> AnyView {
    if lines(text).nth(1).is_none() {
        return lines_view(text);
    }
    let line = |line: &str| {
        view! {
            <li dir="auto" translate="no">
                {linked(line)}
            </li>
        }
    };
    let all: Vec<_> = lines(text).take(MOST).map(line).collect();
    view! { <ol class="system-steps">{all}</ol> }.into_any()
}

/// The way of a request, as boxes in a row.
pub fn path_view(text: &str) -> AnyView {
    let one = |one: crate::sheet::PathBox| {
        let about = (!one.about.is_empty()).then(|| {
            view! { <span class="meta">{linked(one.about)}</span> }
        });
        view! {
            <li dir="auto" translate="no">
                <b>{linked(one.name)}</b>
                {about}
            </li>
        }
    };
    let all: Vec<_> = path_boxes(text).into_iter().take(MOST).map(one).collect();
    view! {
        <ol class="system-path" role="list" aria-label="Way of a request, in order">
            {all}
        </ol>
    }
    .into_any()
}

fn steps_view(text: &str) -> AnyView {
    let one = |step: crate::sheet::Step| {
        let who = step.who.map(|who| {
            view! { <span class="meta">{["ask ", who].concat()}</span> }
        });
        view! {
            <li dir="auto" translate="no">
                <span>{linked(step.what)}</span>
                {who}
            </li>
        }
    };
    let all: Vec<_> = steps(text).into_iter().take(MOST).map(one).collect();
    view! { <ol class="system-steps">{all}</ol> }.into_any()
}

fn people_view(text: &str) -> AnyView {
    let one = |contact: crate::sheet::Contact| {
        view! {
            <li dir="auto" translate="no">
                <b>{linked(contact.who)}</b>
                <span>{linked(contact.how)}</span>
            </li>
        }
    };
    let all: Vec<_> = contacts(text).into_iter().take(MOST).map(one).collect();
    view! {
        <ul role="list">
            {all}
        </ul>
    }
    .into_any()
}
