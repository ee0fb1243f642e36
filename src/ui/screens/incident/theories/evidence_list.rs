//! The evidence of a theory, each piece with its source, its link and its time.

use crate::domain::{Command, Companion, Evidence, Leaning, Link, REDACTED, Source, Stamp, State};
use crate::export::standing_text;
use crate::ui::kit::dom::{NodeRef, View, el, many, nothing};
use crate::ui::kit::lean::{
    Key, aria, effect, keys, keys_of, list_of, options, refusal, submit, text, value, when, when_any,
    when_said, when_so,
};
use crate::ui::kit::sized::sized;
use crate::ui::parts::pictures::thumbnail;
use crate::ui::parts::redaction::erase_button;
use crate::ui::platform::js::warn_unless;
use crate::ui::platform::keys::{is_typing, letter};
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::incident::theories::parts::{button, field, quoted, weigh};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// The class of the buttons that confirm stale evidence, by which the next one is found.
const STILL_SO: &str = "still-so";

/// The evidence of a theory.
pub fn evidence_list(session: Session, id: Stamp) -> View {
    let pieces = session.keys(move |s| {
        let theory = s.theories.get(id);
        theory.map(|t| keys_of(s.evidence_of(t).filter(|e| e.concerns(id)).map(|e| e.id))).unwrap_or_default()
    });
    when_any(pieces, move || {
        el("ul")
            .class("evidence")
            .attr("role", "list")
            .attr("aria-label", "Evidence")
            .child(list_of(pieces, move |key| piece(session, key.id, Some(id))))
            .view()
    })
}

/// Evidence whose theory is not here; it can be held against another one.
pub fn astray(session: Session) -> View {
    let pieces = session.keys(|s| keys_of(s.evidence.iter().filter(|e| e.toward.is_empty()).map(|e| e.id)));
    when_any(pieces, move || {
        el("section")
            .class("question")
            .attr("aria-label", "Evidence without a theory")
            .child(el("h3").child("Evidence without a theory"))
            .child(
                el("p").class("meta").child("Its theory is not here. It can still be weighed for another."),
            )
            .child(
                el("ul")
                    .class("evidence")
                    .attr("role", "list")
                    .child(list_of(pieces, move |key| piece(session, key.id, None))),
            )
            .view()
    })
}

/// Moves the focus to the next piece that has to be checked again, once the page has settled; to
/// `otherwise` where there is none.
pub fn focus_stale(otherwise: Option<NodeRef>) {
    request_animation_frame(move || {
        let next = next_stale().and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok());
        match next {
            Some(button) => warn_unless(button.focus().is_ok()),
            None => otherwise.iter().for_each(|spot| spot.focus()),
        }
    });
}

/// The button of the next piece that has to be checked again.
pub fn next_stale() -> Option<web_sys::Element> {
    document().query_selector(".still-so").ok().flatten()
}

fn piece(session: Session, id: Stamp, about: Option<Stamp>) -> View {
    let found = session.peek(|i| i.state().evidence.get(id).cloned()).flatten();
    let Some(Evidence { seen, .. }) = found else { return nothing() };
    let words = session.text(move |s| of_piece(s, id, |e| e.text.clone()));
    let leaning = move |s: &State| s.evidence.get(id).and_then(|e| e.leaning_to(about?));
    let icon = move |part: usize| session.text(move |s| icon(leaning(s))[part].to_owned());
    let open = RwSignal::new(false);
    let item = NodeRef::new();
    let confirm = move || {
        session.ask(Command::ConfirmEvidence(id));
        focus_stale(Some(item));
    };
    let pressed = move |event: web_sys::KeyboardEvent| {
        let is_plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key() && !is_typing(&event);
        if is_plain && letter(&event) == "e" {
            event.stop_propagation();
            confirm();
        }
    };
    let stale = session.text(move |s| {
        let stale = s.evidence.get(id).and_then(|e| s.stale(e));
        stale.map(|stale| standing_text::check_again(&stale, &stale.at.utc().clock())).unwrap_or_default()
    });
    let pictures = session.keys(move |s| keys_of(s.pictures_of(id).map(|picture| picture.id)));
    let mark = move || {
        el("span")
            .class("stale")
            .child(el("span").child(stale))
            .child(button(STILL_SO, "Still so", confirm).attr("title", "e").attr(
                "aria-label",
                session.text(move |s| format!("Still so: {}", of_piece(s, id, |e| words::excerpt(&e.text)))),
            ))
            .view()
    };
    el("li")
        .attr("tabindex", "-1")
        .node_ref(item)
        .child(el("span").class(icon(0)).attr("aria-hidden", "true").child(icon(1)))
        .child(
            el("span")
                .class("said")
                .child(el("span").class("unseen").child(icon(2)))
                .child(el("span").verbatim().class("words").child(words)),
        )
        .child(
            el("span")
                .class("meta evidence-meta")
                .child(source(session, id))
                .child(
                    el("time")
                        .attr("datetime", seen.to_string())
                        .attr("title", words::clock_time(seen, &LocalZone::current()))
                        .child(seen.utc().clock()),
                )
                .child(
                    button("quiet small", "More", move || open.update(|open| *open = !*open))
                        .attr("aria-expanded", aria(move || open.get())),
                ),
        )
        .child(link(session, id))
        .child(list_of(pictures, move |key| thumbnail(session, key.id, words)))
        .child(when_said(stale, mark))
        .child(when_so(open.into(), move || more(session, id, about)))
        .on("keydown", keys(pressed))
        .view()
}

fn of_piece(state: &State, id: Stamp, look: impl FnOnce(&Evidence) -> String) -> String {
    state.evidence.get(id).map(look).unwrap_or_default()
}

/// The class, the sign and the word of what a piece says.
fn icon(leaning: Option<Leaning>) -> [&'static str; 3] {
    match leaning {
        Some(Leaning::For) => ["for", "+", "For: "],
        Some(Leaning::Against) => ["against", "−", "Against: "],
        Some(Leaning::Neither) => ["neither", "0", "Neither for nor against: "],
        None => ["neither", "?", "Not weighed: "],
    }
}

/// What stands where no source was named.
const UNNAMED: &str = "source?";

fn source(session: Session, id: Stamp) -> View {
    let named = session.text(move |s| of_piece(s, id, |e| e.source.map_or("", Source::name).to_owned()));
    let class =
        text(
            move || {
                if named.with(String::is_empty) { "source unnamed".to_owned() } else { "source".to_owned() }
            },
        );
    let name_source = move |name: String| {
        let source = Source::from_name(&name);
        source.into_iter().for_each(|source| session.ask(Command::SourceEvidence { evidence: id, source }));
    };
    let select = el("select")
        .class(class)
        .attr("aria-label", "Source")
        .child(el("option").attr("value", "").attr("disabled", "").child(UNNAMED))
        .child(options(&Source::ALL.map(Source::name), ""))
        .value(named)
        .on("change", value(name_source));
    let shown =
        text(move || named.with(|named| if named.is_empty() { UNNAMED.to_owned() } else { named.clone() }));
    sized(select, shown)
}

/// Where it can be looked at; an address that is not one of the web stays text.
fn link(session: Session, id: Stamp) -> View {
    let address = session.text(move |s| of_piece(s, id, |e| e.link.clone()));
    let is_link = move || address.with(|a| Link::parse(a).is_some());
    let anchor = move || {
        el("a")
            .class("evidence-link")
            .attr("translate", "no")
            .attr("href", address)
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
            .child(address)
            .view()
    };
    let plain = text(move || address.with(|a| if is_link() { String::new() } else { a.clone() }));
    many([when(is_link, anchor), quoted("meta evidence-link", plain)])
}

/// What it says of the other theories, and its link.
fn more(session: Session, id: Stamp, about: Option<Stamp>) -> View {
    let others = session.keys(move |s| {
        let question = about.and_then(|t| s.theories.get(t)).map(|t| t.question);
        let beside = |q: Option<Stamp>| question.is_none_or(|of| of == q);
        keys_of(s.theories.iter().filter(|t| beside(t.question) && Some(t.id) != about).map(|t| t.id))
    });
    let row = move |key: Key| {
        let statement = session
            .text(move |s| crate::ui::screens::incident::theories::parts::words_of(s, key.id).to_owned());
        el("li").child(weigh(session, id, key.id)).child(el("span").verbatim().child(statement)).view()
    };
    let own = about.map(|theory| {
        el("li").child(weigh(session, id, theory)).child(el("span").child("this theory")).view()
    });
    // It follows what is kept, so that what was redacted does not stand here for longer.
    let kept = session.text(move |s| of_piece(s, id, |e| e.link.clone()));
    let address = RwSignal::new(String::new());
    effect(move || address.set(kept.get()));
    let has_link =
        session.flag(move |s| !matches!(of_piece(s, id, |e| e.link.clone()).as_str(), "" | REDACTED));
    let links = move || session.peek(|i| i.statements(id, Companion::Link)).unwrap_or_default();
    let refused = RwSignal::new(None::<String>);
    let keep = move || {
        let link = Link::parse(&address.get_untracked());
        refused.set(link.is_none().then(|| words::NO_LINK.to_owned()));
        link.into_iter().for_each(|link| session.ask(Command::LinkEvidence { evidence: id, link }));
    };
    el("div")
        .class("more")
        .child(el("p").class("meta").child("What does it say of"))
        .child(el("ul").class("weighing").attr("role", "list").child(own).child(list_of(others, row)))
        .child(
            el("form")
                .class("evidence-row")
                .child(field("Link", "https://…", address))
                .child(el("button").attr("type", "submit").class("outline small").child("Keep link"))
                .child(refusal(refused))
                .on("submit", submit(keep)),
        )
        .child(when_so(has_link, move || erase_button(session, "Redact the link".to_owned(), links)))
        .view()
}
