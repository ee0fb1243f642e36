//! The list of findings, each with its reason and what may be done about it.

use super::{Wording, button, field_id, items, number, parts_of};
use crate::json::Fields;
use crate::ui::browser::{field, js, keys};
use crate::ui::dom::{El, View, el, many};
use crate::ui::lean::{flag, text, when};
use crate::ui::reactive::*;
use crate::ui::remade::remade;
use crate::ui::update::composer::Part;

/// The findings; a few at once, the others at a button.
pub fn findings(wording: Wording) -> View {
    let all = RwSignal::new(false);
    remade(move || wording.findings.with(|found| parts_of(found, |fields| list(wording, fields, all))))
}

fn list(wording: Wording, fields: Fields<'_>, all: RwSignal<bool>) -> View {
    let (found, shown) = (items(fields, "list"), number(fields, "shown") as usize);
    let more = found.len().saturating_sub(shown);
    let words = text(move || if all.get() { "Show fewer".to_owned() } else { format!("Show {more} more") });
    let rows = found.iter().enumerate().filter_map(|(at, finding)| {
        let row = row(wording, at, finding.fields("", "").ok()?);
        Some(row.flag("hidden", flag(move || at >= shown && !all.get())).view())
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
        keys::focus(id.unwrap_or_else(|| "copy-update".to_owned()));
    });
}

/// Moves the focus back to the button that opened the rewrite.
pub fn focus_rewrite() {
    let button = document().query_selector(".plainly").ok().flatten();
    button.iter().for_each(|button| js::let_go(js::call(button, "focus", &[])));
}

fn row(wording: Wording, at: usize, finding: Fields<'_>) -> El {
    let of = |name| finding.text_or_empty(name).unwrap_or_default().to_owned();
    let place = Part::ALL.get(number(finding, "field") as usize);
    let level = of("level");
    let why = [of("why"), of("advice")].join(" ");
    el("li")
        .class(["finding ", &level].concat())
        .attr("id", id(at))
        .attr("tabindex", "-1")
        .child(
            el("p")
                .class("row")
                .child(el("span").class("level").child(level))
                .child(el("b").child(of("title")))
                .child(el("span").class("meta").child(place.map_or("", |part| part.label())))
                .child(quote(finding)),
        )
        .child(el("p").child(why))
        .child(el("div").class("row").child(actions(wording, at, finding)))
}

/// The words concerned; a button shows them where they stand.
fn quote(finding: Fields<'_>) -> View {
    let (quote, id) = (finding.text_or_empty("quote").unwrap_or_default(), field_id(finding));
    if quote.is_empty() || id.is_empty() {
        return if quote.is_empty() {
            View::none()
        } else {
            el("q").verbatim().child(quote.to_owned()).view()
        };
    }
    let (start, end) = (number(finding, "start"), number(finding, "end"));
    let show = move || {
        field::select(id, start, end);
    };
    button("quote", ["“", quote, "”"].concat().into(), show)
}

fn actions(wording: Wording, at: usize, finding: Fields<'_>) -> Vec<View> {
    let of = |name| finding.text_or_empty(name).unwrap_or_default().to_owned();
    let (rule, words, name, fix) = (of("rule"), of("words"), of("name"), of("fix"));
    let mut actions = Vec::new();
    if !fix.is_empty() {
        actions.push(button("outline small", fix.into(), move || apply(wording, at)));
    }
    if !of("plain").is_empty() {
        let open = move || wording.is_rewriting.set(true);
        actions.push(button("outline small plainly", "Say it plainly".into(), open));
    }
    if !name.is_empty() {
        let hand = move || {
            wording.handed.set(name.clone());
            wording.is_glossary_open.set(true);
        };
        actions.push(button("quiet small", "Add to glossary".into(), hand));
    }
    let off = ["off".to_owned(), rule.clone()];
    let ignored = ["ignore".to_owned(), rule, words];
    let ignore = move || wording.wish(&ignored);
    actions.push(button("quiet small", "Ignore here".into(), ignore));
    actions.push(button("quiet small", "Turn off rule".into(), move || wording.wish(&off)));
    actions
}

/// Applies the fix of the finding at that place of the list.
fn apply(wording: Wording, at: usize) {
    wording.findings.with_untracked(|found| {
        parts_of(found, |fields| {
            items(fields, "list").get(at).iter().for_each(|finding| wording.put(finding));
            View::none()
        });
    });
}
