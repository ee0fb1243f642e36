//! The capture box: one field for everything, with the kinds beside it.

use crate::domain::Leaning;
use crate::domain::capture::Kind;
use crate::ui::kit::dom::{NodeRef, View, el};
use crate::ui::kit::lean::{Choice, aria, click, keys, refusal, submit, text, value};
use crate::ui::parts::typed_time::hint_line;
use crate::ui::platform::twice::{Once, was_just_said};
use crate::ui::screens::incident::log::commands::Commands;
use crate::ui::screens::incident::log::picture::{Target, take, take_dropped};
use crate::ui::screens::incident::log::preview::preview;
use crate::ui::screens::incident::log::submit;
use crate::ui::state::session::Session;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

const DRAFT: &str = "log-entry";

/// The box with its buttons. Enter adds, Shift+Enter breaks the line.
pub fn capture_box(session: Session) -> View {
    let words = session.draft(DRAFT);
    let chosen = Choice::new(&Kind::ALL, Kind::Note);
    let refused = RwSignal::new(None::<String>);
    let taking = RwSignal::new(String::new());
    let area = NodeRef::new();
    let write = move |typed: String| {
        session.keep_draft(DRAFT, &typed);
        words.set(typed);
    };
    let add = move || match submit::submit(session, &words.get_untracked(), chosen.get_untracked()) {
        Ok(()) => {
            write(String::new());
            chosen.set(Kind::Note);
            refused.set(None);
        }
        Err(why) => refused.set(Some(why)),
    };
    let refocus = move || area.focus();
    let write_in = Callback::new(write);
    let commands = Commands::new(session, words, write_in);
    let target = Target { session, words, chosen, refused, taking, write: write_in };
    let entered = Once::new();
    let pressed = move |event: KeyboardEvent| {
        if commands.pressed(&event) {
            event.prevent_default();
            return;
        }
        if event.key() == "Enter" && !event.shift_key() {
            event.prevent_default();
            let is_empty = words.with_untracked(|words| words.trim().is_empty());
            let is_late = is_empty && was_just_said(&event);
            if !is_late && !entered.is_again(&event) {
                add();
            }
        }
    };
    let typed = move |typed: String| {
        refused.set(None);
        write(typed);
        commands.typed();
    };
    take_dropped(target);
    let shown = move || words.with(|t| Kind::typed(t)).unwrap_or(chosen.get());
    let lines = text(move || words.with(|t| t.lines().count()).clamp(2, 10).to_string());
    let hint = move || words.with(|text| preview(session, text, chosen.get(), session.now().get()));
    let put = Callback::new(move |line: String| {
        refused.set(None);
        write(line);
        refocus();
    });
    let choose = Callback::new(move |kind: Kind| {
        chosen.set(if chosen.get_untracked() == kind { Kind::Note } else { kind });
        refocus();
    });
    let add_and_stay = move || {
        add();
        refocus();
    };
    el("form")
        .class("capture")
        .child(refusal(refused))
        .child(commands.list())
        .child(el("p").class("meta taking").attr("role", "status").child(taking))
        .child(
            el("textarea")
                .attr("id", "log-entry")
                .class("field")
                .attr("rows", lines)
                .attr("aria-label", "Log entry")
                .attr("placeholder", "What do you see? What did you try?")
                .attr("aria-autocomplete", "list")
                .attr("aria-controls", "slashes")
                .attr("aria-activedescendant", commands.active())
                .node_ref(area)
                .value(words)
                .on("input", value(typed))
                .on("keydown", keys(pressed))
                .on("paste", take(target)),
        )
        .child(hint_line(hint, put))
        .child(
            el("div")
                .class("capture-row")
                .child(
                    el("div")
                        .class("kinds")
                        .attr("role", "group")
                        .attr("aria-label", "Kind of entry")
                        .child(Vec::from(Kind::ALL.map(|kind| kind_button(kind, shown, choose)))),
                )
                .child(
                    el("button")
                        .attr("type", "submit")
                        .class("primary push")
                        .child("Add to log")
                        .child(el("kbd").attr("aria-hidden", "true").child("↵")),
                ),
        )
        .on("submit", submit(add_and_stay))
        .view()
}

fn kind_button(
    kind: Kind,
    shown: impl Fn() -> Kind + Copy + Send + Sync + 'static,
    choose: Callback<Kind>,
) -> View {
    let sign = kind.sign().map(|sign| if sign == '-' { '−' } else { sign });
    let sign = sign.map(|sign| el("kbd").attr("aria-hidden", "true").child(sign.to_string()).view());
    el("button")
        .attr("type", "button")
        .class("kind-button")
        .attr("id", kind_id(kind))
        .attr("aria-pressed", aria(move || shown() == kind))
        .child(sign)
        .child(kind.name())
        .on("click", click(move || choose.run(kind)))
        .view()
}

/// The id of a kind's button.
pub fn kind_id(kind: Kind) -> &'static str {
    match kind {
        Kind::Note => "kind-note",
        Kind::Question => "kind-question",
        Kind::Theory => "kind-theory",
        Kind::Evidence(Leaning::Against) => "kind-against",
        Kind::Evidence(_) => "kind-for",
        Kind::Finding => "kind-finding",
        Kind::Decision => "kind-decision",
        Kind::Change => "kind-change",
        Kind::Action => "kind-action",
    }
}
