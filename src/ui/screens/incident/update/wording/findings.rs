//! The list of findings, each with its reason and what may be done about it.

use crate::language::messages::{Action, Findings, Found};
use crate::ui::kit::dom::{El, View, el, many, nothing};
use crate::ui::kit::lean::{flag, text, when};
use crate::ui::kit::remade::remade;
use crate::ui::platform::{field, js};
use crate::ui::screens::incident::update::wording::{Wording, button, field_id};
use crate::ui::state::composer::Part;
use leptos::prelude::*;

/// The findings; a few at once, the others at a button.
pub fn findings(wording: Wording) -> View {
    let all = RwSignal::new(false);
    remade(move || wording.findings.with(|found| list(wording, found, all)))
}

fn list(wording: Wording, found: &Findings, all: RwSignal<bool>) -> View {
    let shown = found.shown;
    let more = found.list.len().saturating_sub(shown);
    let words = text(move || if all.get() { "Show fewer".to_owned() } else { format!("Show {more} more") });
    let rows = found.list.iter().enumerate().map(|(at, finding)| {
        row(wording, at, finding).flag("hidden", flag(move || at >= shown && !all.get())).view()
    });
    let button = move || button("quiet small", words.into(), move || all.update(|all| *all = !*all));
    many([
        el("ul").class("findings").attr("aria-label", "Findings").child(rows.collect::<Vec<View>>()).view(),
        when(move || more > 0, button),
    ])
}

fn id(at: usize) -> String {
    format!("finding-{at}")
}

/// Which finding the focus is in, as its place in the list.
pub fn focused() -> Option<usize> {
    let row = document().active_element()?.closest(".finding").ok()??;
    row.id().strip_prefix("finding-")?.parse().ok()
}

/// Moves the focus to the finding that stands at that place now, or else to the last one before it; to the
/// button that copies where nothing is left to look at.
pub fn focus(at: usize) {
    request_animation_frame(move || {
        let id = (0..=at).rev().map(id).find(|id| document().get_element_by_id(id).is_some());
        crate::ui::kit::focus::focus(id.unwrap_or_else(|| "copy-update".to_owned()));
    });
}

/// Moves the focus back to the button that opened the rewrite.
pub fn focus_rewrite() {
    let button = document().query_selector(".plainly").ok().flatten();
    button.iter().for_each(|button| js::let_go(js::call(button, "focus", &[])));
}

fn row(wording: Wording, at: usize, finding: &Found) -> El {
    let id_of_field = field_id(&finding.insertion);
    let place = Part::ALL.into_iter().chain([Part::Headline]).find(|part| part.id() == id_of_field);
    let level = finding.level.name();
    let why = [finding.why.as_str(), &finding.advice].join(" ");
    el("li")
        .class(["finding ", level].concat())
        .attr("id", id(at))
        .attr("tabindex", "-1")
        .child(
            el("p")
                .class("row")
                .child(el("span").class("level").child(level))
                .child(el("b").child(finding.title.clone()))
                .child(el("span").class("meta").child(place.map_or("", |part| part.label())))
                .child(quote(finding)),
        )
        .child(el("p").child(why))
        .child(el("div").class("row").child(actions(wording, at, finding)))
}

/// The words concerned; a button shows them where they stand.
fn quote(finding: &Found) -> View {
    let (quote, id) = (finding.quote.as_str(), field_id(&finding.insertion));
    if quote.is_empty() || id.is_empty() {
        return if quote.is_empty() { nothing() } else { el("q").verbatim().child(quote.to_owned()).view() };
    }
    let (start, end) = (finding.insertion.start, finding.insertion.end);
    let show = move || {
        field::select(id, start, end);
    };
    button("quote", ["“", quote, "”"].concat().into(), show)
}

fn actions(wording: Wording, at: usize, finding: &Found) -> Vec<View> {
    let (rule, words) = (finding.rule.clone(), finding.words.clone());
    let mut actions = Vec::new();
    for (nth, fix) in finding.fixes.iter().enumerate() {
        let label = fix.label.clone();
        actions.push(button("outline small", label.into(), move || apply(wording, at, nth)));
    }
    if finding.is_guided {
        let open = move || wording.is_rewriting.set(true);
        actions.push(button("outline small plainly", "Say it plainly".into(), open));
    }
    if finding.is_name {
        let name = words.clone();
        let hand = move || {
            wording.handed.set(name.clone());
            wording.is_glossary_open.set(true);
        };
        actions.push(button("quiet small", "Add to glossary".into(), hand));
    }
    let off = Action::Off { rule: rule.clone() };
    let ignored = Action::Ignore { rule, words };
    actions
        .push(button("quiet small", "Ignore here".into(), move || wording.request_action(ignored.clone())));
    actions.push(button("quiet small", "Turn off rule".into(), move || wording.request_action(off.clone())));
    actions
}

/// Applies the nth fix of the finding at that place of the list.
fn apply(wording: Wording, at: usize, nth: usize) {
    let insertion = wording.findings.with_untracked(|found| {
        found.list.get(at).and_then(|found| found.fixes.get(nth)).map(|fix| fix.insertion.clone())
    });
    insertion.iter().for_each(|insertion| wording.put(insertion));
}
