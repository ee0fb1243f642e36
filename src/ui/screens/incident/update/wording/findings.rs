//! The list of findings: a line each, with its reason and what may be done about it once it is opened.

use crate::language::messages::{Action, Found};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::focus::{self, once_made};
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::{Each, Key, Shown};
use crate::ui::kit::signals::{boxed_keys, flag, text};
use crate::ui::platform::{field, js};
use crate::ui::screens::incident::update::wording::{Wording, field_id};
use crate::ui::state::composer::Part;
use leptos::prelude::*;
use web_sys::{Element, Event};

/// The findings; a few at once, the others at a button.
#[component]
pub fn FindingList(wording: Wording) -> impl IntoView {
    let all = RwSignal::new(false);
    let opened = RwSignal::new(String::new());
    let keys = boxed_keys(Box::new(move || {
        wording.findings.with(|found| found.list.iter().enumerate().map(Key::showing).collect())
    }));
    let row = move |key: Key| {
        let found = wording.findings.with_untracked(|found| {
            found
                .list
                .iter()
                .enumerate()
                .find(|found| Key::showing(found) == key)
                .map(|(at, f)| (at, f.clone()))
        });
        found.map(|(at, finding)| view! { <FindingRow wording at finding all opened /> }).into_any()
    };
    let more = move || wording.findings.with(|found| found.list.len().saturating_sub(found.shown));
    let name =
        text(move || if all.get() { "Show fewer".to_owned() } else { format!("Show {} more", more()) });
    view! {
        <ul class="findings" aria-label="Findings">
            <Each keys item=Callback::new(row) />
        </ul>
        <Shown when=flag(move || more() > 0)>
            <button
                type="button"
                class="quiet small"
                use:shows=name
                on:click=clicked(move || all.update(|all| *all = !*all))
            ></button>
        </Shown>
    }
}

fn id(at: usize) -> String {
    format!("finding-{at}")
}

/// Which finding the focus is in, as its place in the list.
pub fn focused() -> Option<usize> {
    let row = document().active_element()?.closest(".finding").ok()??;
    row.query_selector("summary").ok()??.id().strip_prefix("finding-")?.parse().ok()
}

/// Moves the focus to the finding that stands at that place now, or else to the last one before it; to the
/// button that copies where nothing is left to look at.
pub fn focus(at: usize) {
    once_made(move || {
        // The row that has it may have stayed.
        if focused() == Some(at) {
            return;
        }
        let id = (0..=at).rev().map(id).find(|id| document().get_element_by_id(id).is_some());
        focus::focus(id.unwrap_or_else(|| "copy-update".to_owned()));
    });
}

/// Moves the focus back to the button that opened the rewrite.
pub fn focus_rewrite() {
    let button = document().query_selector(".plainly").ok().flatten();
    button.iter().for_each(|button| js::let_go(js::call(button, "focus", &[])));
}

/// A finding at its place in the list; beyond those that are shown at once it is hidden until `all` are.
#[component]
fn FindingRow(
    wording: Wording,
    at: usize,
    finding: Found,
    all: RwSignal<bool>,
    /// What tells the one that is open, which stays open while the words around it change.
    opened: RwSignal<String>,
) -> impl IntoView {
    let id_of_field = field_id(&finding.insertion);
    let place = Part::ALL.into_iter().chain([Part::Headline]).find(|part| part.id() == id_of_field);
    let level = finding.level.name();
    let is_hidden = flag(move || at >= wording.findings.with(|found| found.shown) && !all.get());
    let known = StoredValue::new([finding.rule.as_str(), &finding.words].join("\n"));
    let is_open = flag(move || opened.with(|opened| known.with_value(|known| opened == known)));
    let turned: Box<dyn FnMut(Event)> = Box::new(move |event| {
        match event_target::<Element>(&event).has_attribute("open") {
            true => opened.set(known.get_value()),
            // Another one that was opened has taken its place.
            false if is_open.get_untracked() => opened.set(String::new()),
            false => {}
        }
    });
    let quoted = match finding.quote.as_str() {
        "" => String::new(),
        quote => ["“", quote, "”"].concat(),
    };
    let place = place.map_or_else(String::new, |part| [part.label(), ": "].concat());
    view! {
        <li class=["finding ", level].concat() hidden=is_hidden>
            <details open=is_open on:toggle=turned>
                <summary id=id(at)>
                    <span class="level">{level}</span>
                    <b>{finding.title.clone()}</b>
                    <span class="quoted" dir="auto" translate="no">
                        {quoted}
                    </span>
                </summary>
                <p>{[place.as_str(), finding.why.as_str(), " ", &finding.advice].concat()}</p>
                <div class="row">
                    <Actions wording at finding />
                </div>
            </details>
        </li>
    }
}

/// A button that shows the words concerned where they stand.
fn show_words(finding: &Found) -> Option<AnyView> {
    let id = field_id(&finding.insertion);
    if finding.quote.is_empty() || id.is_empty() {
        return None;
    }
    let (start, end) = (finding.insertion.start, finding.insertion.end);
    let show = move || {
        field::select(id, start, end);
    };
    Some(view! { <Button class="quiet small" press=clicked(show)>"Show in the text"</Button> }.into_any())
}

/// What may be done about it.
#[component]
fn Actions(wording: Wording, at: usize, finding: Found) -> impl IntoView {
    let show = show_words(&finding);
    let Found { rule, words, fixes, is_name, is_guided, .. } = finding;
    let fixes = fixes.into_iter().enumerate().map(|(nth, fix)| {
        view! {
            <Button class="outline small" press=clicked(move || apply(wording, at, nth))>
                {fix.label}
            </Button>
        }
    });
    let plainly = is_guided.then(|| {
        view! {
            <Button class="outline small plainly" press=clicked(move || wording.is_rewriting.set(true))>
                "Say it plainly"
            </Button>
        }
    });
    let name = words.clone();
    let hand_over = move || {
        wording.handed.set(name.clone());
        wording.is_glossary_open.set(true);
    };
    let to_glossary = is_name.then(|| {
        view! {
            <Button class="quiet small" press=clicked(hand_over)>
                "Add to glossary"
            </Button>
        }
    });
    let off = Action::Off { rule: rule.clone() };
    let ignored = Action::Ignore { rule, words };
    view! {
        {fixes.collect_view()}
        {plainly}
        {show}
        {to_glossary}
        <Button class="quiet small" press=clicked(move || wording.request_action(ignored.clone()))>
            "Ignore here"
        </Button>
        <Button class="quiet small" press=clicked(move || wording.request_action(off.clone()))>
            "Turn off rule"
        </Button>
    }
}

/// Applies the nth fix of the finding at that place of the list.
fn apply(wording: Wording, at: usize, nth: usize) {
    let insertion = wording.findings.with_untracked(|found| {
        found.list.get(at).and_then(|found| found.fixes.get(nth)).map(|fix| fix.insertion.clone())
    });
    insertion.iter().for_each(|insertion| wording.put(insertion));
}
