//! Links at hand: those of the incident, and a start set of this device.

use crate::domain::{Command, Detail, DetailError, Link, Stamp};
use crate::ui::kit::dom::{View, el, many};
use crate::ui::kit::lean::{Key, keys_of, list, refusal, submit, text, when};
use crate::ui::kit::remade::remade;
use crate::ui::screens::incident::details::form::{Typed, button, part, pick, row, tell};
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// What one looks at first; other names can be typed.
const NAMES: [&str; 8] =
    ["Errors", "Host", "Application metrics", "Deploys", "Domain and DNS", "Runbook", "Call", "Chat"];
const FOR: [&str; 2] = ["This incident", "Every incident on this device"];
/// Under which key the start set is remembered.
const SET: &str = "links";

/// The start set of this device: a line a link, name and address with a tab between them.
#[derive(Clone, Copy)]
pub struct Pins(RwSignal<String>);

impl Pins {
    /// As it is remembered.
    pub fn remembered(session: Session) -> Pins {
        Pins(RwSignal::new(session.recall(SET).unwrap_or_default()))
    }

    fn keep(self, session: Session, lines: String) {
        session.remember(SET, &lines);
        self.0.set(lines);
    }

    /// The links of the device, then those of the incident, as far as they are safe to follow.
    fn all(self, session: Session) -> Vec<(String, String)> {
        let mut all = links(&self.0.get());
        let own = session.derive(|s| s.details.pins.iter().map(|pin| pin.said.clone()).collect::<Vec<_>>());
        all.extend(own());
        all.retain(|(_, link)| Link::parse(link).is_some());
        all
    }

    /// Whether there is a link of that number, counted from one.
    pub fn has(self, session: Session, number: usize) -> bool {
        untrack(|| self.all(session)).len() >= number
    }

    /// Opens the link of that number, counted from one, where there is one.
    pub fn open(self, session: Session, number: usize) {
        let all = untrack(|| self.all(session));
        if let Some((_, link)) = number.checked_sub(1).and_then(|at| all.get(at)) {
            // With noopener the browser gives no window back, whether it opened one or not.
            drop(window().open_with_url_and_target_and_features(link, "_blank", "noopener,noreferrer"));
        }
    }
}

fn links(lines: &str) -> Vec<(String, String)> {
    let pairs = lines.lines().filter_map(|line| line.split_once('\t'));
    pairs.map(|(name, link)| (name.to_owned(), link.to_owned())).collect()
}

/// The links in sight, each a click or the key of its number; nothing while there are none.
pub fn pin_strip(session: Session, pins: Pins) -> View {
    // Told of changes only, so that no click falls on a link that is just being made anew.
    let all = Memo::new(move |_| {
        pins.all(session).iter().map(|(name, link)| format!("{name}\t{link}\n")).collect::<String>()
    });
    let strip = move || {
        let link = |(at, (name, link)): (usize, (String, String))| {
            let key =
                (at < 9).then(|| el("kbd").attr("aria-hidden", "true").child((at + 1).to_string()).view());
            el("a")
                .verbatim()
                .attr("href", link)
                .attr("target", "_blank")
                .attr("rel", "noopener noreferrer")
                .child(name)
                .child(key)
                .view()
        };
        let all = links(&all.get()).into_iter().enumerate().map(link).collect::<Vec<View>>();
        el("nav").class("pins").attr("aria-label", "Links").child(all).view()
    };
    when(move || !all.with(String::is_empty), move || remade(strip))
}

/// The part **Links**.
pub fn pins_form(session: Session, pins: Pins) -> View {
    let (name, link) = (Typed::new(session, "pin-name"), Typed::new(session, "pin-link"));
    let whose = RwSignal::new(0_usize);
    let refused = RwSignal::new(None::<String>);
    let add = move || {
        let added = match whose.get_untracked() {
            0 => tell(session, Detail::Pinned { name: name.get(), link: link.get() }),
            _ => keep_on_device(session, pins, name.get().trim(), link.get().trim()),
        };
        if added.is_ok() {
            [name, link].into_iter().for_each(Typed::clear);
        }
        refused.set(added.err());
    };
    let keys = session.keys(|s| keys_of(s.details.pins.iter().map(|pin| pin.id)));
    let item = move |key: Key| {
        let said = session.text(move |s| words_of(s, key.id));
        let remove = move || session.ask(Command::Retract(key.id));
        el("li")
            .child(el("span").verbatim().child(said))
            .child(button("quiet small", "Remove", remove))
            .view()
    };
    let device = remade(move || {
        let line = |(name, link): (String, String)| {
            let said = format!("{name}: {link} (this device)");
            let gone = format!("{name}\t{link}");
            let remove = move || {
                let kept = pins.0.get_untracked();
                let kept = kept.lines().filter(|line| *line != gone).map(|line| format!("{line}\n"));
                let kept = kept.collect::<String>();
                pins.keep(session, kept);
            };
            el("li")
                .child(el("span").verbatim().child(said))
                .child(button("quiet small", "Remove", remove))
                .view()
        };
        many(links(&pins.0.get()).into_iter().map(line).collect::<Vec<View>>())
    });
    let hint = text(|| {
        "Errors, host, application metrics, deploys, domain and DNS: what one looks at first. Keep them once for this device; each opens with its number.".to_owned()
    });
    part("Links")
        .child(
            el("ol")
                .class("details-list")
                .attr("aria-label", "Links kept")
                .child(device)
                .child(list(move || keys.get(), item)),
        )
        .child(el("p").class("meta").child(hint))
        .child(
            el("form")
                .class("details-form")
                .child(row(vec![
                    name.line_of("Name of the link", &NAMES).view(),
                    pick("Keep for", &FOR, whose).view(),
                ]))
                .child(link.line("Address", "https://"))
                .child(refusal(refused))
                .child(el("button").attr("type", "submit").class("outline small").child("Keep the link"))
                .on("submit", submit(add)),
        )
        .view()
}

fn words_of(state: &crate::domain::State, id: Stamp) -> String {
    let pin = state.details.pins.iter().find(|pin| pin.id == id);
    pin.map(|pin| format!("{}: {}", pin.said.0, pin.said.1)).unwrap_or_default()
}

fn keep_on_device(session: Session, pins: Pins, name: &str, link: &str) -> Result<(), String> {
    let link =
        Link::parse(link).ok_or_else(|| crate::ui::text::details::detail_error(&DetailError::NoLink))?;
    if name.is_empty() {
        return Err(crate::ui::text::details::detail_error(&DetailError::NoName));
    }
    let name = name.replace(['\t', '\n'], " ");
    let mut lines = pins.0.get_untracked();
    lines += &format!("{name}\t{}\n", link.as_str());
    pins.keep(session, lines);
    Ok(())
}
